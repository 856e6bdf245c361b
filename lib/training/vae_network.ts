import type { tf } from "@/engine/mod.ts";
import type { Variables } from "./ema.ts";
import type { Range } from "./range.ts";

/** What VAE training asks of a network: see `newVae()` in `lib/models`. */
export interface VaeNetwork {
  size: number;
  latentDim: number;
  range: Range;
  /** Posterior, and logits `[batch, size, size, 1]` of a sample by `eps`. */
  forward(
    x: tf.Tensor4D,
    eps: tf.Tensor2D,
    mode: { training: boolean },
  ): { q: { mean: tf.Tensor2D; logVar: tf.Tensor2D }; logits: tf.Tensor4D };
  decode(z: tf.Tensor2D, mode: { training: boolean }): tf.Tensor4D;
  weights: Variables;
  trainable: tf.Variable[];
}
