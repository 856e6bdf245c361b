/** Which points of a curve are drawn. */
import type { Points } from "./plot.ts";

const MAX_POINTS = 500;

/** Finite points, above 0 for a logarithm: every n-th of them, and the last. */
export function drawnPoints(points: Points, log = false): Points {
  const drawn = points.filter(([, y]) => Number.isFinite(y) && (!log || y > 0));
  const stride = Math.ceil(drawn.length / MAX_POINTS);
  return drawn.filter((_, i) => i % stride === 0 || i === drawn.length - 1);
}
