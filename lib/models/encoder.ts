import { tf } from "@/engine/mod.ts";
import { classInput, classJoin } from "./_classes.ts";
import { down } from "./_down.ts";
import { glorotNormal, type NetworkOptions, stagesOf } from "./_stages.ts";

/**
 * The encoder q(z|x) of a VAE: halving convolutions, then two dense heads.
 *
 * At 64 pixels, `width` 32, each convolution 4 by 4 with stride 2:
 *
 * ```text
 * x       [batch, 64, 64, 1]   in [0, 1], ink high
 *         [batch, 32, 32, 32]  convolution, batch normalisation, ReLU
 *         [batch, 16, 16, 64]
 *         [batch, 8, 8, 128]
 *         [batch, 4, 4, 256]
 * mean    [batch, latentDim]
 * logVar  [batch, latentDim]   log sigma^2
 * ```
 *
 * With classes, an embedding of the class is joined to what the heads see.
 * Source: Kingma & Welling 2014, https://arxiv.org/abs/1312.6114, with the
 * convolutions of Radford et al. 2016, https://arxiv.org/abs/1511.06434
 *
 * @param options `levels` above 1 are a ladder's: its encoder also gives the
 *   features of each map, the smallest first
 * @returns A model with one input, and one more of one-hot classes, and two outputs, `mean` and `logVar`
 * @throws {RangeError} If `size` is not one that can be halved down
 */
export function convEncoder(
  { size, latentDim, width = 32, levels = 1, classes = 0, random }:
    & NetworkOptions
    & { levels?: number },
): tf.LayersModel {
  const x = tf.input({ shape: [size, size, 1], name: "x" });
  let h: tf.SymbolicTensor = x;
  const features: tf.SymbolicTensor[] = [];
  stagesOf(size, width).filters.forEach((filters, i) => {
    const name = `down${i + 1}`;
    const activation = tf.layers.reLU({ name: `${name}_relu` });
    h = down(h, filters, { name, activation, random });
    features.unshift(h);
  });
  h = tf.layers.flatten().apply(h) as tf.SymbolicTensor;
  const asked = classInput(classes);
  h = classJoin(asked[0], { units: latentDim, random })(h);
  const head = (name: string) =>
    tf.layers.dense({
      name,
      units: latentDim,
      kernelInitializer: glorotNormal(random),
    }).apply(h) as tf.SymbolicTensor;
  const outputs = [
    head("mean"),
    head("logVar"),
    ...features.slice(1, levels), // what the maps of a ladder are told
  ];
  return tf.model({ name: "encoder", inputs: [x, ...asked], outputs });
}
