import type { tf } from "@/engine/mod.ts";
import type { ElboInputs } from "@/losses/mod.ts";
import type { Variables } from "./ema.ts";
import type { Range } from "./range.ts";

/** What one pass gives: all that the ELBO needs. */
type VaeForward = Pick<ElboInputs, "q" | "locals"> & { logits: tf.Tensor4D };

/** What VAE training asks of a network: see `newVae()` in `lib/models`. */
export interface VaeNetwork {
  size: number;
  latentDim: number;
  /** Random numbers that an image takes. */
  noiseDim: number;
  /** Classes that it is told; 0: none. */
  classes: number;
  range: Range;
  /** Posterior, and logits `[batch, size, size, 1]` of a sample by `eps`. */
  forward(
    x: tf.Tensor4D,
    eps: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): VaeForward;
  /** Logits of `z`, `[batch, noiseDim]`. */
  decode(
    z: tf.Tensor2D,
    mode: { training: boolean },
    labels?: tf.Tensor1D,
  ): tf.Tensor4D;
  weights: Variables;
  trainable: tf.Variable[];
}
