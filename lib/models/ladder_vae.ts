import { tf } from "@/engine/mod.ts";
import { classRows } from "./_classes.ts";
import { convEncoder } from "./encoder.ts";
import { ladderDecoder } from "./ladder_decoder.ts";
import type { LocalPosterior } from "./local_latents.ts";
import { reparameterize } from "./reparameterize.ts";
import type { NetworkOptions } from "./_stages.ts";
import { trainableOf, type Vae, weightsOf } from "./vae.ts";

/**
 * A VAE with more than one level of latents: a vector and maps below it.
 *
 * Its noise is one row of numbers for each image: first the vector's, then
 * each map's. Decoding takes the vector itself and noise for the maps.
 * Source: Sønderby et al. 2016, https://arxiv.org/abs/1602.02282
 *
 * @param options `levels` counts the vector: 2 is one map, 3 is two
 * @throws {RangeError} If there are more levels than the size has stages
 */
export function newLadderVae(
  options: NetworkOptions & { inkShare?: number; levels: number },
): Vae {
  const encoder = convEncoder(options);
  const { generate, infer, maps } = ladderDecoder(options);
  const { size, latentDim, classes = 0 } = options;
  const sizes = [latentDim, ...maps.map(([h, w, c]) => h * w * c)];

  /** `[batch, noiseDim]` → the vector's part and a map for each level. */
  function parts(noise: tf.Tensor2D): [tf.Tensor2D, ...tf.Tensor4D[]] {
    const [vector, ...rest] = tf.split(noise, sizes, 1);
    const shaped = rest.map((map, i) =>
      map.reshape([noise.shape[0], ...maps[i]]) as tf.Tensor4D
    );
    return [vector as tf.Tensor2D, ...shaped];
  }

  return {
    size,
    latentDim,
    classes,
    noiseDim: sizes.reduce((sum, size) => sum + size, 0),
    range: "unit",
    encoder,
    decoder: generate,
    encode(x, mode, labels) {
      const inputs = [x, ...classRows(labels, classes)];
      const [mean, logVar] = encoder.apply(inputs, mode) as tf.Tensor2D[];
      return { mean, logVar };
    },
    decode(noise, mode, labels) {
      const inputs = [...parts(noise), ...classRows(labels, classes)];
      return generate.apply(inputs, mode) as tf.Tensor4D;
    },
    forward(x, eps, mode, labels) {
      const y = classRows(labels, classes);
      const [mean, logVar, ...features] = encoder.apply([x, ...y], mode) as [
        tf.Tensor2D,
        tf.Tensor2D,
        ...tf.Tensor4D[],
      ];
      const q = { mean, logVar };
      const [first, ...noise] = parts(eps);
      const z = reparameterize(q, first);
      const [logits, ...rest] = infer.apply(
        [z, ...noise, ...features, ...y],
        mode,
      ) as tf.Tensor4D[];
      const locals = maps.map((_, i): LocalPosterior => ({
        shift: rest[3 * i],
        ratio: rest[3 * i + 1],
        sigma: rest[3 * i + 2],
      }));
      return { q, locals, logits };
    },
    weights: { ...weightsOf(encoder), ...weightsOf(infer) },
    trainable: trainableOf([encoder, infer]),
    dispose() {
      encoder.dispose();
      infer.dispose();
      generate.dispose();
    },
  };
}
