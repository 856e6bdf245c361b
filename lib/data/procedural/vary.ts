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
  const slant = writer.slant + .06 * u * random.normal();
  const tilt = writer.tilt + .03 * u * random.normal();
  const wide = around(random, .08 * u);
  const tall = around(random, .08 * u);
  const round = around(random, .08 * u);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const drifts = newDrifts(u, random);
  return plan.map((target) => {
    const drift = drifts(target.part);
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

/** How each letter strays: it pulls the next one along, as a hand slides. */
function newDrifts(unsteady: number, random: Random) {
  const known = new Map<number, { x: number; y: number; grow: number }>();
  return (part: number) => {
    const before = known.get(part - 1) ?? { x: 0, y: 0 };
    const drift = known.get(part) ?? {
      x: .8 * before.x + .1 * unsteady * random.normal(),
      y: .6 * before.y + .08 * unsteady * random.normal(),
      grow: around(random, .08 * unsteady),
    };
    known.set(part, drift);
    return drift;
  };
}
