/**
 * Multinomial: the same numbers from the same seed, as tfjs promises.
 *
 * tfjs-node uses the op that keeps a generator of its own between calls.
 */
import * as tf from "../tf.ts";
import { runOp, setKernel, type } from "./_kernel.ts";

/** Registers it. */
export function setMultinomialKernel(): void {
  setKernel(
    "Multinomial",
    ({ inputs: { logits }, attrs, backend }) =>
      tf.tidy(() => {
        const { numSamples, seed, normalized } = attrs;
        // All bits of the seed, since tfjs draws a fraction where none is given.
        const bits = new Int32Array(new Float64Array([seed]).buffer);
        return runOp(backend, "StatelessMultinomial", {
          inputs: [
            normalized ? tf.log(logits) : logits,
            tf.scalar(numSamples, "int32"),
            tf.tensor1d(bits, "int32"),
          ],
          attributes: [
            type("T", "float32"),
            type("Tseed", "int32"),
            type("output_dtype", "int32"),
          ],
        })[0];
      }),
  );
}
