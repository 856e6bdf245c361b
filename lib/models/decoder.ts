import { tf } from "@/engine/mod.ts";
import { classInput, classJoin } from "./_classes.ts";
import {
  glorotNormal,
  heNormal,
  type NetworkOptions,
  stagesOf,
} from "./_stages.ts";

/**
 * The decoder p(x|z) of a VAE: the encoder's mirror, out to logits.
 *
 * At 64 pixels, `width` 32, each transposed convolution 4 by 4 with stride 2:
 *
 * ```text
 * z       [batch, latentDim]
 *         [batch, 4, 4, 256]   dense, batch normalisation, ReLU
 *         [batch, 8, 8, 128]   transposed convolution, normalisation, ReLU
 *         [batch, 16, 16, 64]
 *         [batch, 32, 32, 32]
 * logits  [batch, 64, 64, 1]   no normalisation; toImage() makes it [0, 1]
 * ```
 *
 * With classes, an embedding of the class is joined to z.
 *
 * @param options `inkShare`: share of ink in the data; the last bias starts
 *   at its logit, so that the first picture is as dark as the data
 * @returns A model from `z`, and one-hot classes if any, to logits
 * @throws {RangeError} If `size` is not one that can be halved down
 */
export function convDecoder(
  options: NetworkOptions & { inkShare?: number },
): tf.LayersModel {
  const z = tf.input({ shape: [options.latentDim], name: "z" });
  const asked = classInput(options.classes ?? 0);
  const { start, ups, last } = decoderLayers(options);
  const { latentDim: units, random } = options;
  const logits = [...start, ...ups.flat(), last].reduce(
    (h, layer) => layer.apply(h) as tf.SymbolicTensor,
    classJoin(asked[0], { units, random })(z),
  );
  return tf.model({
    name: "decoder",
    inputs: [z, ...asked],
    outputs: logits,
  });
}

/** A decoder's layers: from z, each doubling of the size, and to logits. */
export function decoderLayers(
  { size, width = 32, random, inkShare = 0.08 }:
    & NetworkOptions
    & { inkShare?: number },
) {
  const { filters, side } = stagesOf(size, width);
  const inner = filters[filters.length - 1];
  const start = [
    tf.layers.dense({
      name: "start",
      units: side * side * inner,
      useBias: false,
      kernelInitializer: heNormal(random),
    }),
    tf.layers.reshape({ targetShape: [side, side, inner] }),
    ...normed("start"),
  ];
  const ups = filters.slice(0, -1).reverse().map((count, i) => [
    upConvolution(`up${i + 1}`, count, heNormal(random)),
    ...normed(`up${i + 1}`),
  ]);
  const last = tf.layers.conv2dTranspose({
    ...upConfig("logits", 1, glorotNormal(random)),
    biasInitializer: tf.initializers.constant({ value: logit(inkShare) }),
  });
  return { start, ups, last };
}

/** Logits as pixels: the probability of ink, `[…]` in [0, 1]. */
export function toImage<T extends tf.Tensor>(logits: T): T {
  return tf.sigmoid(logits);
}

/** `[batch, s, s, c]` → `[batch, 2s, 2s, filters]`. */
function upConvolution(name: string, filters: number, kernel: Initializer) {
  return tf.layers.conv2dTranspose({
    ...upConfig(name, filters, kernel),
    useBias: false, // the normalisation brings its own
  });
}

type Initializer = ReturnType<typeof heNormal>;

function upConfig(name: string, filters: number, kernel: Initializer) {
  return {
    name,
    filters,
    kernelSize: 4,
    strides: 2,
    padding: "same" as const,
    kernelInitializer: kernel,
  };
}

function normed(name: string) {
  return [
    tf.layers.batchNormalization({ name: `${name}_norm`, momentum: 0.9 }),
    tf.layers.reLU({ name: `${name}_relu` }),
  ];
}

/** log(p / (1 - p)): the number whose sigmoid is p. */
function logit(p: number): number {
  return Math.log(p / (1 - p));
}
