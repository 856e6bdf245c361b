/**
 * How a fused gradient takes the place of tfjs's composed one.
 *
 * The fused kernel is used where TensorFlow computes and nothing is recorded:
 * under a second derivative (a gradient penalty) the gradient itself must be
 * differentiable, so there the composed form is taken.
 */
import { type Backend, currentBackend } from "../backend.ts";
import * as tf from "../tf.ts";

/** A gradient for each input, made when asked for. */
export type GradientMap = Record<string, () => tf.Tensor>;

/** The backend, where a fused gradient may be used just now. */
export function fusing(): Backend | undefined {
  const { gradientDepth } = tf.engine().state;
  return gradientDepth === 0 ? currentBackend() : undefined;
}

/** The gradient of a kernel: fused where `fused` returns one. */
export function fuseGradient(
  kernelName: string,
  fused: (
    backend: Backend,
    dy: tf.Tensor,
    saved: tf.Tensor[],
    attributes: tf.NamedAttrMap,
  ) => GradientMap | undefined,
): void {
  const composed = tf.getGradient(kernelName);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...composed,
    gradFunc(dy, saved, attributes) {
      const backend = fusing();
      return (backend && fused(backend, dy as tf.Tensor, saved, attributes)) ??
        composed.gradFunc(dy, saved, attributes);
    },
  });
}
