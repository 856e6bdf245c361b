import type { Random } from "@/engine/random.ts";
import { alongArc, lognormalShare, type LognormalStroke } from "./lognormal.ts";
import type { Target } from "./target.ts";
import type { Writer } from "./writer.ts";
import { around } from "./_chance.ts";

/** What a pen tablet would have recorded; all arrays `[samples]`. */
export interface Trajectory {
  /** To the right, in x-heights */
  x: Float32Array;
  /** Upwards, in x-heights */
  y: Float32Array;
  /** 0 = in the air, 1 = as hard as this hand presses */
  pressure: Float32Array;
  /** Seconds */
  t: Float32Array;
}

/** Seconds between two samples: 200 per second, as tablets do. */
const TICK = .005;
/** How many sigmas of the response are drawn; beyond it nothing moves. */
const REACH = 3;

/** A stroke of the movement, and when it starts and ends in effect. */
interface Timed extends LognormalStroke {
  down: boolean;
  start: number;
  end: number;
}

/**
 * Moves the pen through its targets, strokes overlapping in time.
 *
 * @param targets Where the pen goes, in x-heights
 * @param writer Whose rhythm it is
 */
export function movePen(
  targets: Target[],
  writer: Writer,
  random: Random,
): Trajectory {
  return trace(planStrokes(targets, writer, random), targets[0]);
}

/** Each target becomes one lognormal stroke with a command time. */
function planStrokes(targets: Target[], writer: Writer, random: Random) {
  const strokes: Timed[] = [];
  let middle = 0, free = 0, lastWidth = 0;
  for (let i = 1; i < targets.length; i++) {
    const { down, bend } = targets[i];
    const dx = targets[i].x - targets[i - 1].x;
    const dy = targets[i].y - targets[i - 1].y;
    const chord = Math.hypot(dx, dy) || 1e-6, theta = Math.atan2(dy, dx);
    const sigma = writer.sigma * around(random, .06);
    // Long strokes are faster, not much longer in time (isochrony).
    const half = writer.tempo * chord ** .25 * around(random, .05);
    const width = 2.355 * sigma * half; // full width at half of the peak
    const alone = strokes.length === 0 || down !== strokes[i - 2].down;
    const start = half * Math.exp(-REACH * sigma);
    middle = alone
      ? free + half - start
      : middle + writer.rhythm * (width + lastWidth) / 2;
    const t0 = middle - half;
    const end = t0 + half * Math.exp(REACH * sigma);
    strokes.push({
      // Arc over a chord: D = chord (bend / 2) / sin(bend / 2)
      distance: Math.abs(bend) < 1e-3
        ? chord
        : chord * (bend / 2) / Math.sin(bend / 2),
      thetaStart: theta - bend / 2,
      thetaEnd: theta + bend / 2,
      t0,
      mu: Math.log(half),
      sigma,
      down,
      start: t0 + start,
      end,
    });
    free = Math.max(free, end);
    lastWidth = width;
  }
  return strokes;
}

/** Adds the strokes up: v(t) = sum over strokes of D Lambda(t) (cos phi, sin phi). */
function trace(strokes: Timed[], from: { x: number; y: number }): Trajectory {
  const count = 2 + Math.ceil(Math.max(...strokes.map((s) => s.end)) / TICK);
  const x = new Float32Array(count), y = new Float32Array(count);
  const pressure = new Float32Array(count);
  for (const stroke of strokes) {
    const first = Math.max(1, Math.ceil(stroke.start / TICK));
    const last = Math.floor(stroke.end / TICK) + 1;
    let px = 0, py = 0;
    for (let i = first; i <= last; i++) {
      const share = i === last ? 1 : lognormalShare(i * TICK, stroke);
      const [nx, ny] = alongArc(share, stroke);
      x[i] += nx - px;
      y[i] += ny - py;
      [px, py] = [nx, ny];
      if (stroke.down) pressure[i] = 1;
    }
  }
  press(pressure, x, y);
  x[0] = from.x;
  y[0] = from.y;
  for (let i = 1; i < count; i++) {
    x[i] += x[i - 1];
    y[i] += y[i - 1];
  }
  return { x, y, pressure, t: Float32Array.from(x, (_, i) => i * TICK) };
}

/** Slow and downward movement presses more; dx, dy are steps, not places. */
function press(pressure: Float32Array, dx: Float32Array, dy: Float32Array) {
  let smooth = 0;
  for (let i = 0; i < pressure.length; i++) {
    if (!pressure[i]) {
      smooth = .3;
      continue;
    }
    const speed = Math.hypot(dx[i], dy[i]) / TICK + 1e-6; // x-heights/s
    const downward = -dy[i] / TICK / speed;
    const wanted = .75 + .25 * downward - .35 * speed / (speed + 25);
    smooth += .25 * (wanted - smooth);
    pressure[i] = Math.min(1, Math.max(.05, smooth));
  }
}
