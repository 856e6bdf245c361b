import type { Random } from "@/engine/random.ts";
import { frechetDistance } from "./frechet_distance.ts";

/** A Fréchet distance with what is known of its bias. */
export interface FrechetExtrapolated {
  /** Of all pictures that there are */
  distance: number;
  /** As it would be with endlessly many; null where too few tell nothing */
  extrapolated: number | null;
  /** One sentence, where there are too few pictures for so many features */
  warning?: string;
}

/** How many counts the line is drawn through. */
const POINTS = 8;

/**
 * Fréchet distance, and the same extrapolated to infinitely many pictures.
 *
 * The bias falls as 1 / N, so that a line through distances of fewer pictures,
 * drawn without putting back, meets 1 / N = 0 at the unbiased value:
 *
 *   distance(N) = distance(infinity) + slope / N
 *
 * As there, but for two things: here both sides have N pictures, since our
 * real sets are as small as the samples; and N goes from half to all of them.
 * Source: Chong and Forsyth 2020, https://arxiv.org/abs/1911.07023, section 3
 *
 * @param x `[n, d]`
 * @param y `[m, d]`
 * @param d Features of each
 * @param random Draws which pictures; advanced
 */
export function frechetExtrapolated(
  x: Float32Array,
  y: Float32Array,
  d: number,
  random: Random,
): FrechetExtrapolated {
  const [n, m] = [x.length / d, y.length / d];
  const most = Math.min(n, m);
  const distance = frechetDistance(x, y, d);
  // Below 2 d at the smallest, 1 / N is no straight line yet.
  if (most < 4 * d) {
    const warning = `The Fréchet distance is biased upwards: ${most} pictures` +
      ` are few for ${d} features` +
      (most < 2 * d ? ", too few to extrapolate." : ".");
    if (most < 2 * d) return { distance, extrapolated: null, warning };
    return { distance, extrapolated: intercept(), warning };
  }
  return { distance, extrapolated: intercept() };

  function intercept(): number {
    const points = Array.from({ length: POINTS }, (_, i) => {
      const count = Math.round(most * (1 + i / (POINTS - 1)) / 2);
      const [a, b] = [drawn(x, d, count, random), drawn(y, d, count, random)];
      return [1 / count, frechetDistance(a, b, d)];
    });
    return interceptOf(points);
  }
}

/** `count` of the rows, each at most once. */
function drawn(x: Float32Array, d: number, count: number, random: Random) {
  const order = random.permutation(x.length / d);
  const out = new Float32Array(count * d);
  for (let i = 0; i < count; i++) {
    out.set(x.subarray(order[i] * d, (order[i] + 1) * d), i * d);
  }
  return out;
}

/** Where the least-squares line through `[x, y]` meets x = 0. */
function interceptOf(points: number[][]): number {
  const mean = [0, 1].map((axis) =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length
  );
  let [covariance, variance] = [0, 0];
  for (const [x, y] of points) {
    covariance += (x - mean[0]) * (y - mean[1]);
    variance += (x - mean[0]) ** 2;
  }
  return mean[1] - mean[0] * covariance / variance;
}
