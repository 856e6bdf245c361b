/** Small networks for the tests of models. */
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { newVae, type Vae } from "@/models/mod.ts";

await openEngine({ engine: "cpu" });

/** A VAE of few weights. */
export function tinyVae({ size = 28, seed = 1 } = {}): Vae {
  const random = new Random(seed);
  return newVae({ size, latentDim: 3, width: 2, random });
}

/** `count` images of noise, `[count, size, size, 1]`. */
export function images(count: number, size: number): tf.Tensor4D {
  const random = new Random(7);
  const pixels = Float32Array.from(
    { length: count * size * size },
    () => random.uniform(),
  );
  return tf.tensor4d(pixels, [count, size, size, 1]);
}

/** All weights by name, in arrays. */
export function snapshot({ weights }: Vae): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, w]) => [name, [...w.dataSync()]]),
  );
}
