import type { Random } from "@/engine/random.ts";
import { readPath, type Target } from "./target.ts";
import { around, between, pick } from "./_chance.ts";

/**
 * Ends of signatures in a frame where the name goes from x = 0 to 1; y in
 * x-heights. What starts with a comma goes on from the last letter.
 */
const FLOURISHES: Record<string, string> = {
  tail: ", 1.25 .6 40",
  tailDown: ", 1.2 -.8 -50",
  tailUp: ", 1.05 1.6 70",
  underline: "0 -.9, 1.1 -.5 12",
  underlineBack: "1 -.5, .05 -1.1 -15, .2 -1.4 170, 1 -.9 10",
  wave: "-.05 -.9, .4 -.8 -30, .75 -1.1 30, 1.1 -.6 40",
  paraph: ", 1.08 -.3 -60, .15 -1.1 -100, .2 -1.5 170, 1.15 -.9 15",
  zigzag: ", .2 -.8 -40, .95 -.8 25, .3 -1.5 -20, 1.15 -1.2 15",
  overline: ", 1 1.8 90, .2 2.2 70, .3 1.6 140, 1.2 1.9 15",
  loop: ", 1.15 .1 -40, 1 -.9 -130, .5 -.6 -100, .75 0 -90, 1.3 -.4 -20",
  under: ", 1.05 -.8 -60, .6 -1.4 -70, -.1 -.9 -30",
  ring: ", 1.12 1.2 60, .6 2.2 70, -.08 .9 50, .3 -1 80, 1.25 -.7 25",
  strike: "-.1 .4, 1.15 .8 -12",
  dots: "1.08 .1, 1.1 .02; 1.08 -.6, 1.1 -.7",
};
/** How many of ten hands end plainly, or with a plain line. */
const PLAIN = 6, LINE = 2;
/** Of an arc over its chord, x-heights. */
const HIGHEST = 2;

/**
 * Draws the flourish that ends a signature, or none.
 *
 * @param plan The name, upright, in x-heights
 */
export function flourish(plan: Target[], random: Random): Target[] {
  const chance = random.integer(10);
  if (chance < PLAIN) return [];
  const kinds = chance < PLAIN + LINE
    ? ["tail", "tailUp", "underline"]
    : Object.keys(FLOURISHES);
  const text = FLOURISHES[pick(random, kinds)];
  const length = Math.max(...plan.map(({ x }) => x));
  const high = between(random, .6, 1.6), part = 300;
  const joined = text.startsWith(",");
  const path = readPath(joined ? text.slice(1) : text).map((target, i) => ({
    x: (target.x + .06 * random.normal()) * length,
    y: (target.y + .15 * random.normal()) * high,
    bend: target.bend * around(random, .25),
    down: i ? target.down : joined,
    part,
  }));
  return path.map((target, i) => flatter(target, path[i - 1] ?? plan.at(-1)));
}

/** A long name is not underlined in a circle: the arc stays near its chord. */
function flatter(to: Target, from: Target): Target {
  // height of an arc = chord / 2 tan(bend / 4)
  const chord = Math.hypot(to.x - from.x, to.y - from.y) || 1e-6;
  const most = 4 * Math.atan(2 * HIGHEST / chord);
  return { ...to, bend: Math.max(-most, Math.min(most, to.bend)) };
}
