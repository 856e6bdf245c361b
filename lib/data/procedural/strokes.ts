import type { Random } from "@/engine/random.ts";
import type { Arc, LognormalStroke } from "./lognormal.ts";
import type { Target } from "./target.ts";
import type { Writer } from "./writer.ts";
import { around, between } from "./_chance.ts";

/** A stroke of a movement, and when it starts and ends in effect, seconds. */
export interface TimedStroke extends LognormalStroke {
  start: number;
  end: number;
  /** Whether the pen writes */
  down: boolean;
}

/** How many sigmas of the response count; beyond them nothing moves. */
const REACH = 3;
/** A hand that hesitates rests for up to so long, seconds. */
const PAUSE = .25;
/** Full width at half of the peak of a bell, in sigmas. */
const FULL_WIDTH = 2.355;

/**
 * Turns targets into strokes: one lognormal command each, overlapping in time
 * while the pen stays down; a move through the air waits for rest.
 *
 * @param targets Where the pen goes, in x-heights
 * @param writer Whose rhythm it is
 */
export function planStrokes(
  targets: Target[],
  writer: Writer,
  random: Random,
): TimedStroke[] {
  const { hesitation = 0 } = writer;
  const rhythm = writer.rhythm * around(random, .06 * writer.unsteady);
  const strokes: TimedStroke[] = [];
  let middle = 0, rest = 0, lastWidth = 0;
  for (let i = 1; i < targets.length; i++) {
    const { down } = targets[i];
    const [from, to] = [targets[i - 1], targets[i]];
    const chord = Math.hypot(to.x - from.x, to.y - from.y) || 1e-6;
    const sigma = writer.sigma * around(random, .06);
    // Long strokes are faster rather than longer in time (isochrony).
    const half = writer.tempo * chord ** .25 * around(random, .05);
    const width = FULL_WIDTH * sigma * half;
    const delay = half * Math.exp(-REACH * sigma);
    const overlaps = i > 1 && down === strokes[i - 2].down;
    middle = overlaps
      ? middle + rhythm * (width + lastWidth) / 2
      : rest + half - delay;
    // Only who hesitates draws numbers for it: the others' stay as they are.
    if (hesitation > 0 && random.uniform() < hesitation) {
      middle = Math.max(
        middle,
        rest + half - delay + between(random, 0, PAUSE),
      );
    }
    const t0 = middle - half, mu = Math.log(half);
    const end = t0 + half * Math.exp(REACH * sigma);
    // Between strokes that should flow together a pause is made on paper.
    const start = overlaps ? Math.min(rest, t0 + delay) : t0 + delay;
    strokes.push({
      ...strokeArc(from, to),
      ...{ t0, mu, sigma, start, end, down },
    });
    rest = Math.max(rest, end);
    lastWidth = width;
  }
  return strokes;
}

/** The arc of a circle on which the pen goes from one target to the next. */
export function strokeArc(from: Target, to: Target): Arc {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const { bend } = to, theta = Math.atan2(dy, dx);
  const chord = Math.hypot(dx, dy) || 1e-6;
  // D = chord (bend / 2) / sin(bend / 2)
  const longer = Math.abs(bend) < 1e-3 ? 1 : bend / 2 / Math.sin(bend / 2);
  return {
    distance: chord * longer,
    thetaStart: theta - bend / 2,
    thetaEnd: theta + bend / 2,
  };
}
