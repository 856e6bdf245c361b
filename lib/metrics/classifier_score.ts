/**
 * The form of the Inception Score, for the probabilities of any classifier.
 *
 *   exp(mean_x KL(p(y|x) || p(y))),   p(y) = mean_x p(y|x)
 *
 * 1 where all samples are of one class or of none, as great as the number of
 * classes where each is of one for sure and all are as many. It knows nothing
 * of real images: compare it with their own score.
 * Source: Salimans et al. 2016, https://arxiv.org/abs/1606.03498, section 4
 *
 * @param probabilities `[count, classes]`, each row sums to 1
 * @param classes How many there are
 *
 * @example Two sure classes count 2, doubt counts 1
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const sure = new Float32Array([1, 0, 0, 1]);
 * const doubt = new Float32Array([.5, .5, .5, .5]);
 * deepStrictEqual([sure, doubt].map((p) => classifierScore(p, 2)), [2, 1]);
 * ```
 */
export function classifierScore(
  probabilities: Float32Array,
  classes: number,
): number {
  const count = probabilities.length / classes;
  const marginal = new Float64Array(classes);
  probabilities.forEach((p, i) => marginal[i % classes] += p / count);
  let nats = 0;
  probabilities.forEach((p, i) => {
    if (p > 0) nats += p * Math.log(p / marginal[i % classes]);
  });
  return Math.exp(nats / count);
}
