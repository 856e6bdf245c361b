/**
 * Batch normalisation in training: one kernel forward, one backward.
 *
 *   y = gamma * (x - mean) / sqrt(variance + epsilon) + beta
 *
 * with mean and (biased) variance of each channel over the batch. tfjs
 * composes it of moments and a dozen elementwise ops.
 * Source: Ioffe & Szegedy 2015, https://arxiv.org/abs/1502.03167
 */
import { type Backend, currentBackend } from "../backend.ts";
import { AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import * as tf from "../tf.ts";
import { fusing, type GradientMap } from "./_gradient.ts";

const KERNEL = "FusedBatchNormTraining";

/** Normalised batch and the statistics that moving averages follow. */
export interface BatchNorm {
  y: tf.Tensor;
  /** `[channels]` */
  mean: tf.Tensor;
  /** `[channels]`, biased (divided by n) */
  variance: tf.Tensor;
}

/**
 * Normalises a batch by its own statistics.
 *
 * @param x `[batch, …, channels]`
 * @param gamma Scale, `[channels]`
 * @param beta Shift, `[channels]`
 * @param epsilon Added to the variance
 * @returns Three tensors, the caller's
 */
export function batchNormTraining(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
): BatchNorm {
  if (!currentBackend()) return composedBatchNorm(x, gamma, beta, epsilon);
  const [y, mean, variance] = tf.engine().runKernel(
    KERNEL,
    { x, gamma, beta },
    { epsilon },
  ) as unknown as tf.Tensor[];
  return { y, mean, variance };
}

/** The same of plain tfjs ops: the reference, and for other engines. */
export function composedBatchNorm(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
): BatchNorm {
  const axes = x.shape.slice(0, -1).map((_, i) => i);
  const { mean, variance } = tf.moments(x, axes);
  const scale = variance.add(epsilon).rsqrt().mul(gamma);
  return { y: x.sub(mean).mul(scale).add(beta), mean, variance };
}

/** Registers kernel and gradient. */
export function fuseBatchNorm(): void {
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: "tensorflow",
    kernelFunc: ({ inputs, attrs, backend }) =>
      forward(backend as unknown as Backend, inputs, attrs!.epsilon as number),
  });
  tf.registerGradient({
    kernelName: KERNEL,
    inputsToSave: ["x", "gamma"],
    outputsToSave: [false, false, false, true, true, true],
    gradFunc: (dy, saved, attrs) => {
      const epsilon = attrs.epsilon as number;
      const [dY, dMean, dVariance] = dy as unknown as tf.Tensor[];
      const backend = fusing();
      const gradient = backend
        ? fusedGradient(backend, dY, saved, epsilon)
        : composedGradient(dY, saved, epsilon);
      if (isZero(dMean) && isZero(dVariance)) return gradient;
      const x = () =>
        gradient.x().add(ofStatistics(saved[0], dMean, dVariance));
      return { ...gradient, x };
    },
  });
}

const type = (name: string) => ({
  name,
  type: AttributeType.type,
  value: DataType.float32,
});

function attributes(epsilon: number) {
  return [
    type("T"),
    type("U"),
    { name: "epsilon", type: AttributeType.float, value: epsilon },
    { name: "data_format", type: AttributeType.string, value: "NHWC" },
    { name: "is_training", type: AttributeType.bool, value: true },
  ];
}

/** `[batch, …, C]` as the kernel's `[batch, h, w, C]`. */
function toImages(x: tf.Tensor): tf.Tensor {
  const channels = x.shape[x.rank - 1];
  return x.rank === 4 ? x : x.reshape([-1, 1, 1, channels]);
}

/** y, mean, variance, and the three that the gradient kernel wants back. */
function forward(
  backend: Backend,
  { x, gamma, beta }: tf.NamedTensorInfoMap,
  epsilon: number,
): tf.TensorInfo[] {
  const input = x as tf.Tensor;
  const channels = input.shape[input.rank - 1];
  const empty = tf.tensor1d([]);
  const images = toImages(input);
  const [y, mean, unbiased, ...reserve] = backend.executeMultipleOutputs(
    "FusedBatchNormV3",
    attributes(epsilon),
    [images, gamma!, beta!, empty, empty],
    6,
  );
  // The kernel corrects the variance by n / (n - 1); tfjs does not.
  const n = input.size / channels;
  const variance = unbiased.mul((n - 1) / n);
  tf.dispose([empty, unbiased]);
  if (images === input) return [y, mean, variance, ...reserve];
  const back = y.reshape(input.shape);
  tf.dispose([y, images]);
  return [back, mean, variance, ...reserve];
}

function fusedGradient(
  backend: Backend,
  dy: tf.Tensor,
  [x, gamma, ...reserve]: tf.Tensor[],
  epsilon: number,
): GradientMap {
  const [dx, dGamma, dBeta] = backend.executeMultipleOutputs(
    "FusedBatchNormGradV3",
    attributes(epsilon),
    [toImages(dy), toImages(x), gamma, ...reserve],
    5,
  );
  return {
    x: () => dx.reshape(x.shape),
    gamma: () => dGamma,
    beta: () => dBeta,
  };
}

/** Differentiable once more; statistics are taken of x again for that. */
function composedGradient(
  dy: tf.Tensor,
  [x, gamma]: tf.Tensor[],
  epsilon: number,
): GradientMap {
  const axes = x.shape.slice(0, -1).map((_, i) => i);
  const n = x.size / gamma.size;
  const { mean, variance } = tf.moments(x, axes);
  const scale = variance.add(epsilon).rsqrt();
  const xHat = x.sub(mean).mul(scale);
  const dBeta = dy.sum(axes);
  const dGamma = dy.mul(xHat).sum(axes);
  const dx = () =>
    dy.mul(n).sub(dBeta).sub(xHat.mul(dGamma)).mul(scale.mul(gamma).div(n));
  return { x: dx, gamma: () => dGamma, beta: () => dBeta };
}

/** Whether tfjs put it in for a result that the loss does not depend on. */
function isZero(dy: tf.Tensor): boolean {
  const { values } = currentBackend()!.tensorMap.get(dy.dataId);
  return values !== null && (values as Float32Array).every((x) => x === 0);
}

/** d mean / dx = 1 / n, d variance / dx = 2 (x - mean) / n */
function ofStatistics(
  x: tf.Tensor,
  dMean: tf.Tensor,
  dVariance: tf.Tensor,
): tf.Tensor {
  const axes = x.shape.slice(0, -1).map((_, i) => i);
  const n = x.size / dMean.size;
  const centered = x.sub(x.mean(axes));
  return centered.mul(dVariance.mul(2)).add(dMean).div(n);
}
