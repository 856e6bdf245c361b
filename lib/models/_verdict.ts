import { tf } from "@/engine/mod.ts";
import { classInput } from "./_classes.ts";
import { dcganNormal } from "./_stages.ts";
import { dense, type LayerKind } from "./_normalized_layers.ts";

/**
 * What a discriminator says of the features that it found: a logit.
 *
 *   logit = <w, f(x)> + b + <embedding of y, f(x)>
 *
 * The last term is there where classes are: the projection of Miyato & Koyama
 * 2018, https://arxiv.org/abs/1802.05637
 *
 * @param features `[batch, units]`
 * @returns The class input, if any, and the logit `[batch, 1]`
 */
export function verdict(
  features: tf.SymbolicTensor,
  classes: number,
  kind: LayerKind,
): { asked: tf.SymbolicTensor[]; logit: tf.SymbolicTensor } {
  const plain = dense({ name: "logit", units: 1 }, kind)
    .apply(features) as tf.SymbolicTensor;
  const asked = classInput(classes);
  if (classes === 0) return { asked, logit: plain };
  const units = features.shape[1]!;
  const small = { ...kind, initial: dcganNormal }; // no class counts at first
  const embedding = dense({ name: "embedding", units, useBias: false }, small)
    .apply(asked[0]) as tf.SymbolicTensor;
  const projection = tf.layers.dot({ name: "projection", axes: 1 })
    .apply([embedding, features]) as tf.SymbolicTensor;
  const logit = tf.layers.add({ name: "judgement" })
    .apply([plain, projection]) as tf.SymbolicTensor;
  return { asked, logit };
}
