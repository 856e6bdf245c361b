import type { Random } from "@/engine/random.ts";
import { CAPITALS, LETTERS } from "./alphabet.ts";
import { flourish } from "./flourish.ts";
import { readPath, type Target } from "./target.ts";
import { around, between, pick } from "./_chance.ts";

/** How a hand shapes letters, in x-heights unless said. */
interface Shape {
  /** Height of capitals */
  capital: number;
  /** Width of small letters, and of capitals, as a factor */
  width: number;
  capitalWidth: number;
  /** How far ascenders and descenders reach, as a factor */
  ascender: number;
  descender: number;
  /** By how much small letters have shrunk at the end of a word, 0..1 */
  fade: number;
  /** Bend of every stroke, as a factor */
  roundness: number;
  /** How often the pen is lifted between two letters, 0..1 */
  lifts: number;
  /** This hand's own way to write each letter */
  letters: Map<string, Target[][]>;
}

/** What is written: names as capitals, each with some small letters. */
interface Word {
  capital: string;
  letters: string[];
  dot: boolean;
}

/**
 * Draws the motor plan of a new hand: the targets of its signature, upright.
 *
 * @returns Targets in x-heights, from left to right, flourish last
 */
export function newPlan(random: Random): Target[] {
  const shape = newShape(random);
  const plan: Target[] = [];
  for (const word of newWords(random)) addWord(plan, word, shape, random);
  plan.push(...flourish(plan, random));
  return plan;
}

function newShape(random: Random): Shape {
  const lazy = random.uniform();
  return {
    capital: between(random, 1.7, 3.4),
    width: between(random, .7, 1.5),
    capitalWidth: between(random, .7, 1.3),
    ascender: between(random, .75, 1.3),
    descender: between(random, .6, 1.6),
    fade: lazy < .5 ? between(random, 0, .25) : between(random, .25, .75),
    roundness: between(random, .6, 1.2),
    lifts: random.uniform() < .6 ? .04 : .35,
    letters: new Map(),
  };
}

/** Few letters or many, one word, two, or initials. */
function newWords(random: Random): Word[] {
  const kind = random.uniform();
  const word = (low: number, high: number, dot = false): Word => ({
    capital: pick(random, Object.keys(CAPITALS)),
    letters: Array.from(
      { length: low + random.integer(high - low + 1) },
      () => pick(random, Object.keys(LETTERS)),
    ),
    dot,
  });
  if (kind < .35) return [word(3, 7)];
  if (kind < .65) return [word(0, 0, random.uniform() < .6), word(3, 6)];
  if (kind < .9) return [word(2, 5), word(3, 6)];
  return [word(0, 0), word(0, 0), word(1, 3)];
}

/** Writes one word at the end of a plan. */
function addWord(plan: Target[], word: Word, shape: Shape, random: Random) {
  const { capital: tall, width, capitalWidth } = shape;
  let x = plan.length ? rightOf(plan) + between(random, .1, .8) : 0;
  let part = nextPart(plan);
  const capital = readPath(CAPITALS[word.capital]);
  const bigger = tall * around(random, .1);
  plan.push(...capital.map((target) => ({
    ...target,
    x: x + target.x * bigger * capitalWidth,
    y: target.y * bigger,
    part,
  })));
  x = plan[plan.length - 1].x;
  const joins = plan[plan.length - 1].y < .45 * tall &&
    random.uniform() < .6;
  if (!joins) x = rightOf(plan.filter((t) => t.part === part)) + .1;
  const late: Target[] = [];
  word.letters.forEach((name, i) => {
    part++;
    const [path, dots = []] = ownLetter(name, shape, random);
    const size = 1 - shape.fade * i / Math.max(4, word.letters.length);
    const put = (target: Target): Target => ({
      ...target,
      x: x + target.x * width,
      y: size * target.y *
        (target.y > 1 ? shape.ascender : target.y < 0 ? shape.descender : 1),
      bend: target.bend * shape.roundness,
      part,
    });
    const lift = i ? random.uniform() < shape.lifts : !joins;
    plan.push(...path.map(put).map((t, k) => ({ ...t, down: k > 0 || !lift })));
    late.push(...dots.map(put));
    x = plan[plan.length - 1].x + .15 * width * (lift ? 1 : 0);
  });
  plan.push(...late.map((target) => ({ ...target, part: target.part + 100 })));
  if (word.dot) plan.push(...dotAt(rightOf(plan) + .3, part + 200));
}

/** The same letter twice looks alike in one hand, and not in another. */
function ownLetter(name: string, { letters }: Shape, random: Random) {
  const known = letters.get(name);
  if (known) return known;
  const own = LETTERS[name].split("|").map((text) =>
    readPath(text).map((target) => ({
      ...target,
      x: target.x + .07 * random.normal(),
      y: target.y + .07 * random.normal(),
      bend: target.bend * around(random, .15),
    }))
  );
  letters.set(name, own);
  return own;
}

function dotAt(x: number, part: number): Target[] {
  return readPath(`${x} .1, ${x + .12} .02`).map((t) => ({ ...t, part }));
}

const rightOf = (plan: Target[]) => Math.max(...plan.map(({ x }) => x));
const nextPart = (plan: Target[]) =>
  plan.reduce((most, { part }) => Math.max(most, part + 1), 0);
