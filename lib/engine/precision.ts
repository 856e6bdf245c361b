/**
 * Mixed precision: what the products of a compiled step are computed in.
 *
 *   fp32  32 bits throughout
 *   bf16  factors of products and convolutions in bfloat16: fp32's range, 8
 *         bits of mantissa; TensorFlow's engine
 *   fp16  in IEEE half: 11 bits, but nothing over 65,504 or under 6e-8, so that
 *         gradients are scaled (`optimizers/loss_scale.ts`)
 *
 * Weights, optimizer, normalisation and losses are fp32 with each of them, and
 * so are checkpoints.
 *
 * Source: Micikevicius et al. 2018, https://arxiv.org/abs/1710.03740
 */
import { currentBackend } from "./backend.ts";
import { DataType } from "./native/tensorflow.ts";

/** The precisions by name. */
export const PRECISIONS = ["fp32", "bf16", "fp16"] as const;
export type Precision = typeof PRECISIONS[number];

const TYPES: Record<Precision, number> = {
  fp32: DataType.float32,
  bf16: DataType.bfloat16,
  fp16: DataType.float16,
};

/** For steps that are compiled from now on, where TensorFlow computes. */
export function usePrecision(precision: Precision): void {
  const backend = currentBackend();
  if (backend) backend.binding.productType = TYPES[precision];
}

/** What steps are compiled with. */
export function currentPrecision(): Precision {
  const type = currentBackend()?.binding.productType;
  return PRECISIONS.find((one) => TYPES[one] === type) ?? "fp32";
}
