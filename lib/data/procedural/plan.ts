import type { Random } from "@/engine/random.ts";
import { CAPITALS, LETTERS } from "./alphabet.ts";
import { flourish } from "./flourish.ts";
import { newShape, type Shape } from "./shape.ts";
import { readPath, type Target } from "./target.ts";
import { newWords, type Word } from "./words.ts";
import { around, between } from "./_chance.ts";

/** Parts of a plan that drift on their own, numbered from here. */
const LATE = 100, DOT = 200;

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

/** Writes one word at the end of a plan: capital, letters, dots and bars. */
function addWord(plan: Target[], word: Word, shape: Shape, random: Random) {
  let part = plan.length ? plan[plan.length - 1].part % LATE + 1 : 0;
  const left = plan.length ? rightOf(plan) + shape.gap : 0;
  const capital = ownCapital(word.capital, shape, random)
    .map((t) => ({ ...t, x: t.x + left, part }));
  plan.push(...capital);
  const end = capital[capital.length - 1];
  const ready = end.y < .4 * shape.capital &&
    end.x - left > .6 * (rightOf(capital) - left);
  const joins = ready && random.uniform() < shape.joins;
  let x = joins ? end.x : rightOf(capital) + between(random, -.3, .2);
  const late: Target[] = [];
  word.letters.forEach((name, i) => {
    part++;
    const fade = 1 - shape.fade * i / Math.max(4, word.letters.length);
    const put = (target: Target) => ({
      ...target,
      x: x + target.x * shape.width * (1.3 - .3 * fade),
      y: target.y * fade,
      part,
    });
    const [path, marks = []] = ownLetter(name, shape, random).map((p) =>
      p.map(put)
    );
    const lift = i ? random.uniform() < shape.lifts : !joins;
    plan.push(...path.map((t, k) => ({ ...t, down: k > 0 || !lift })));
    late.push(...marks);
    x = plan[plan.length - 1].x;
  });
  plan.push(...late.map((t) => ({ ...t, part: LATE + t.part })));
  if (word.dot) plan.push(...dotAt(rightOf(plan) + .3, DOT + part));
}

/** A capital in the way of this hand, in x-heights, from x = 0. */
function ownCapital(name: string, shape: Shape, random: Random): Target[] {
  const tall = shape.capital * around(random, .12);
  const drop = random.uniform() < .3 ? between(random, 0, .25) : 0;
  return readPath(CAPITALS[name]).map((t) => ({
    ...t,
    x: (t.x + .04 * random.normal()) * tall * shape.capitalWidth,
    y: (t.y - drop + .04 * random.normal()) * tall,
    bend: t.bend * shape.roundness * around(random, .15),
  }));
}

/**
 * A small letter in the way of this hand, and its dot or bar.
 *
 * The same letter twice looks alike in one hand, and not in another.
 */
function ownLetter(name: string, shape: Shape, random: Random): Target[][] {
  const known = shape.letters.get(name);
  if (known) return known;
  const own = LETTERS[name].split("|").map((text, late) =>
    readPath(text).map((t) => ({
      ...t,
      x: (t.x + .08 * random.normal()) * (late ? shape.bar : 1),
      y: (t.y + .08 * random.normal()) *
        (t.y > 1.2 ? shape.ascender : t.y < -.3 ? shape.descender : 1),
      bend: t.bend * shape.roundness * around(random, .15),
    }))
  );
  shape.letters.set(name, own);
  return own;
}

function dotAt(x: number, part: number): Target[] {
  return readPath(`${x} .1, ${x + .12} .02`).map((t) => ({ ...t, part }));
}

const rightOf = (plan: Target[]) => Math.max(...plan.map(({ x }) => x));
