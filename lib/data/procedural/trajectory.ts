import { alongArc, lognormalShare } from "./lognormal.ts";
import type { TimedStroke } from "./strokes.ts";

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

/**
 * Moves the pen: the velocity is the sum of those of all strokes.
 *
 * @param strokes In the order of time
 * @param from Where the pen starts, in x-heights
 */
export function movePen(
  strokes: TimedStroke[],
  from: { x: number; y: number },
): Trajectory {
  const count = 2 + Math.ceil(Math.max(...strokes.map((s) => s.end)) / TICK);
  const x = new Float32Array(count), y = new Float32Array(count);
  const pressure = new Float32Array(count);
  for (const stroke of strokes) addSteps(x, y, pressure, stroke);
  press(pressure, x, y);
  x[0] = from.x;
  y[0] = from.y;
  for (let i = 1; i < count; i++) {
    x[i] += x[i - 1];
    y[i] += y[i - 1];
  }
  return { x, y, pressure, t: Float32Array.from(x, (_, i) => i * TICK) };
}

/** Adds the way that one stroke makes in each tick, and marks its ticks. */
function addSteps(
  dx: Float32Array,
  dy: Float32Array,
  pressure: Float32Array,
  stroke: TimedStroke,
) {
  // v(t) = sum over strokes of D Lambda(t) (cos phi(t), sin phi(t)), whose
  // integral over a tick is known: a piece of the arc.
  const first = Math.max(1, Math.ceil(stroke.start / TICK));
  const last = Math.floor(stroke.end / TICK) + 1;
  let px = 0, py = 0;
  for (let i = first; i <= last; i++) {
    const share = i === last ? 1 : lognormalShare(i * TICK, stroke);
    const [nx, ny] = alongArc(share, stroke);
    dx[i] += nx - px;
    dy[i] += ny - py;
    [px, py] = [nx, ny];
    if (stroke.down) pressure[i] = 1;
  }
}

/** Slow and downward movement presses more, after a soft touch-down. */
function press(pressure: Float32Array, dx: Float32Array, dy: Float32Array) {
  let now = 0;
  for (let i = 0; i < pressure.length; i++) {
    const touches = pressure[i] > 0;
    const step = Math.hypot(dx[i], dy[i]) + 1e-9, speed = step / TICK;
    const wanted = .75 - .25 * dy[i] / step - .35 * speed / (speed + 25);
    now = touches ? now + .25 * (wanted - now) : .3;
    pressure[i] = touches ? Math.min(1, Math.max(.05, now)) : 0;
  }
}
