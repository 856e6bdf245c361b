import type { Random } from "@/engine/random.ts";
import type { Target } from "./target.ts";
import type { Writer } from "./writer.ts";
import { around } from "./_chance.ts";

/**
 * The plan as it is meant this time: no two signatures of a hand are equal.
 *
 * Slant, width and baseline differ from sample to sample; letters drift, grow
 * and shrink one by one; each target is missed a little.
 *
 * @returns Targets in x-heights, slanted and tilted
 */
export function vary(writer: Writer, random: Random): Target[] {
  const { plan, unsteady: u } = writer;
  const slant = writer.slant + .05 * u * random.normal();
  const tilt = writer.tilt + .03 * u * random.normal();
  const wide = around(random, .06 * u);
  const tall = around(random, .06 * u);
  const round = around(random, .08 * u);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const drifts = new Map<number, { x: number; y: number; grow: number }>();
  const driftOf = (part: number) => {
    const known = drifts.get(part);
    if (known) return known;
    const { x, y } = drifts.get(part - 1) ?? { x: 0, y: 0 };
    const drift = {
      x: .8 * x + .07 * u * random.normal(),
      y: .6 * y + .06 * u * random.normal(),
      grow: around(random, .07 * u),
    };
    drifts.set(part, drift);
    return drift;
  };
  return plan.map((target) => {
    const drift = driftOf(target.part);
    const miss = .045 * u * (1 + .3 * Math.abs(target.y));
    const y = target.y * drift.grow * tall + drift.y + miss * random.normal();
    const x = target.x * wide + drift.x + miss * random.normal() + slant * y;
    return {
      ...target,
      x: x * cos - y * sin,
      y: x * sin + y * cos,
      bend: target.bend * round * around(random, .1 * u),
    };
  });
}
