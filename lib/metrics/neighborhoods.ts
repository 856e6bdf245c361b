import { least } from "./_least.ts";
import { squaredDistances } from "./squared_distances.ts";

/** How two sets lie among each other, in four shares. */
export interface Neighborhoods {
  /** Of the samples, within the reach of a real one: fidelity */
  precision: number;
  /** Of the real ones, within the reach of a sample: diversity */
  recall: number;
  /** Real ones whose reach a sample is in, per k: fidelity, may pass 1 */
  density: number;
  /** Of the real ones, with a sample within reach: diversity */
  coverage: number;
}

/**
 * Precision and recall, density and coverage of samples.
 *
 * The reach of a point is the distance to its k-th neighbor in its own set:
 *
 *   precision = share_j [exists i: |x_i - y_j| < reach(x_i)]
 *   recall    = share_i [exists j: |x_i - y_j| < reach(y_j)]
 *   density   = mean_j  #{i: |x_i - y_j| < reach(x_i)} / k
 *   coverage  = share_i [min_j |x_i - y_j| < reach(x_i)]
 *
 * Sources: Kynkäänniemi et al. 2019, https://arxiv.org/abs/1904.06991, and
 * Naeem et al. 2020, https://arxiv.org/abs/2002.09797
 *
 * @param real `[n, d]`, n above k
 * @param fake `[m, d]`, m above k
 * @param d Features of each
 * @throws {RangeError} If a set has not more than k
 */
export function neighborhoods(
  real: Float32Array,
  fake: Float32Array,
  d: number,
  k: number = 5,
): Neighborhoods {
  const [n, m] = [real.length / d, fake.length / d];
  if (Math.min(n, m) <= k) {
    throw new RangeError(
      `Cannot look at ${k} neighbors as both sets must have more: current ` +
        `values are ${n} and ${m}`,
    );
  }
  const [ofReal, ofFake] = [reaches(real, d, k), reaches(fake, d, k)];
  const around = new Int32Array(m); // real ones whose reach a sample is in
  let [recalled, covered] = [0, 0];
  squaredDistances(real, fake, d, (i, row) => {
    let [isRecalled, isCovered] = [false, false];
    for (let j = 0; j < m; j++) {
      if (row[j] < ofFake[j]) isRecalled = true;
      if (row[j] < ofReal[i]) {
        isCovered = true;
        around[j]++;
      }
    }
    recalled += Number(isRecalled);
    covered += Number(isCovered);
  });
  return {
    precision: around.filter((count) => count > 0).length / m,
    recall: recalled / n,
    density: around.reduce((sum, count) => sum + count, 0) / (k * m),
    coverage: covered / n,
  };
}

/** Squared distance of each to its k-th neighbor among the others. */
function reaches(x: Float32Array, d: number, k: number): Float64Array {
  const out = new Float64Array(x.length / d);
  squaredDistances(x, x, d, (i, row) => {
    out[i] = least(row, k, i).values[k - 1];
  });
  return out;
}
