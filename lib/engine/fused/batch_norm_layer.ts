/**
 * `tf.layers.batchNormalization` on the fused kernel, in training.
 *
 * The layer stays tfjs's own (weights, moving averages, saved form); only its
 * `call` in training mode takes the fused way where the last axis is
 * normalised. Inference is tfjs's.
 */
import { currentBackend } from "../backend.ts";
import * as tf from "../tf.ts";
import { batchNormTraining } from "./batch_norm.ts";

/** What the layer keeps; private in tfjs's types. */
interface Layer {
  axis: number;
  epsilon: number;
  momentum: number;
  gamma: Weight | null;
  beta: Weight | null;
  movingMean: Weight;
  movingVariance: Weight;
}

interface Weight {
  read(): tf.Tensor;
  write(value: tf.Tensor): void;
}

type Call = (
  inputs: tf.Tensor | tf.Tensor[],
  options: { training?: boolean },
) => tf.Tensor | tf.Tensor[];

/** Puts the fused way into tfjs's layer class. */
export function fuseBatchNormLayer(): void {
  const prototype = Object.getPrototypeOf(tf.layers.batchNormalization());
  const composed: Call = prototype.call;
  prototype.call = function (this: Layer & { call: Call }, inputs, options) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    const lastAxis = this.axis === -1 || this.axis === x.rank - 1;
    const fused = options?.training && currentBackend() && this.gamma &&
      this.beta && lastAxis && x.rank >= 2;
    if (!fused) return composed.call(this, inputs, options);
    return tf.tidy(() => training(this, x));
  } as Call;
}

function training(layer: Layer, x: tf.Tensor): tf.Tensor {
  const { y, mean, variance } = batchNormTraining(
    x,
    layer.gamma!.read(),
    layer.beta!.read(),
    layer.epsilon,
  );
  follow(layer.movingMean, mean, layer.momentum);
  follow(layer.movingVariance, variance, layer.momentum);
  return y;
}

/** moving = momentum * moving + (1 - momentum) * value */
function follow(moving: Weight, value: tf.Tensor, momentum: number): void {
  const old = moving.read();
  moving.write(old.sub(old.sub(value).mul(1 - momentum)));
}
