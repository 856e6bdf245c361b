import { tf } from "@/engine/mod.ts";
import type { FeatureExtractor } from "./feature_extractor.ts";

/** Pictures that the network sees at once. */
const BATCH = 64;

/**
 * Any network from pictures to numbers as an extractor.
 *
 * @param network `[batch, size, size, 1]` in [0, 1] → `[batch, dim]`; it stays
 * the caller's
 * @throws {RangeError} If the network takes or gives anything else
 */
export function networkExtractor(
  network: tf.LayersModel,
  name: string,
): FeatureExtractor {
  const [, size, width, channels] = network.inputs[0].shape;
  const [, dim, ...more] = network.outputs[0].shape;
  if (!size || width !== size || channels !== 1 || !dim || more.length > 0) {
    throw new RangeError(
      `Cannot take features of ${name} as it must lead from [size, size, 1] ` +
        `to [dim]: current shapes are [${network.inputs[0].shape.slice(1)}] ` +
        `and [${network.outputs[0].shape.slice(1)}]`,
    );
  }
  const area = size * size;
  return {
    name,
    size,
    dim,
    features(images) {
      const count = images.length / area;
      const out = new Float32Array(count * dim);
      for (let at = 0; at < count; at += BATCH) {
        const here = Math.min(BATCH, count - at);
        const part = images.subarray(at * area, (at + here) * area);
        const seen = tf.tidy(() => {
          const x = tf.tensor4d(part, [here, size, size, 1]);
          return (network.predict(x) as tf.Tensor2D).dataSync();
        });
        out.set(seen as Float32Array, at * dim);
      }
      return Promise.resolve(out);
    },
  };
}
