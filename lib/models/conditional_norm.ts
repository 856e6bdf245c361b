import { type Random, tf } from "@/engine/mod.ts";
import { classAffine } from "./_class_affine.ts";
import { dcganNormal } from "./_stages.ts";

type Symbolic = tf.SymbolicTensor;

/**
 * Batch normalisation; each class, if any, then has a scale and a shift.
 *
 *   (gamma (x - mean) / sqrt(variance) + beta) gamma_y + beta_y
 *
 * gamma and beta, which all classes share, could be left out; with them it is
 * the layer that the engine has one kernel for.
 * Source: Dumoulin et al. 2017, https://arxiv.org/abs/1610.07629; all of
 * them begin as N(1, 0.02) or near 0, as in Radford et al. 2016
 *
 * @param x `[batch, channels]` or `[batch, height, width, channels]`
 * @param asked One-hot classes `[batch, classes]`; undefined: plain
 */
export function conditionalNorm(
  x: Symbolic,
  asked: Symbolic | undefined,
  { name, random }: { name: string; random: Random },
): Symbolic {
  const normed = tf.layers.batchNormalization({
    name,
    momentum: 0.9,
    epsilon: EPSILON,
    gammaInitializer: dcganNormal(random, 1),
  }).apply(x) as Symbolic;
  return classAffine(normed, asked, { name, random });
}

/** Added to a variance; PyTorch's. */
const EPSILON = 1e-5;
