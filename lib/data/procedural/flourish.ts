import type { Random } from "@/engine/random.ts";
import { readPath, type Target } from "./target.ts";
import { between, pick } from "./_chance.ts";

/**
 * Flourishes in a frame where the name goes from x = 0 to 1; y in x-heights.
 * `last` is where the pen is when the name is done.
 */
const FLOURISHES: Record<string, string> = {
  none: "",
  tail: "last, 1.35 .5 40",
  tailDown: "last, 1.3 -.6 -60",
  underline: "0 -.9, 1.1 -.6 12",
  underlineBack: "1.1 -.5, .05 -.9 -8, .9 -1.25 170",
  paraph: "last, 1.05 -.6 -120, .1 -1 -20, .25 -1.4 170, 1.15 -.8 10",
  zigzag: "last, .35 -1 -170, .9 -1 170, .5 -1.5 -165, 1.15 -1.3 150",
  overline: "last, 1 1.9 120, .1 2 50, .2 1.4 150, 1.2 1.7 20",
  loop: "last, 1.2 -.3 -60, .9 -1.1 -120, .45 -.5 -150, 1.25 -.4 -60",
  strike: "-.1 .35, 1.15 .7 -12",
  dots: "1.08 .1, 1.1 .02; 1.08 -.6, 1.1 -.7",
};
const COMMON = ["none", "none", "none", "tail", "underline", "paraph"];

/**
 * Draws the flourish that ends a signature, or none.
 *
 * @param plan The name, upright, in x-heights
 */
export function flourish(plan: Target[], random: Random): Target[] {
  const kinds = random.uniform() < .5 ? COMMON : Object.keys(FLOURISHES);
  const text = FLOURISHES[pick(random, kinds)];
  if (!text) return [];
  const length = Math.max(...plan.map(({ x }) => x));
  const high = between(random, .7, 1.5), part = 300;
  const joined = text.startsWith("last, ");
  return readPath(text.replace("last, ", "")).map((target, i) => ({
    x: (target.x + .04 * random.normal()) * length,
    y: (target.y + .12 * random.normal()) * high,
    bend: target.bend,
    down: i ? target.down : joined,
    part,
  }));
}
