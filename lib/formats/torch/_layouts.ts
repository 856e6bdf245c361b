/** How PyTorch lays weights out, and how TensorFlow.js does. */
import type { SafetensorsTensor } from "../safetensors.ts";

/** A tensor with its axes in another order: `axes[i]` of the old is the new i. */
export function turned(
  { shape, data }: SafetensorsTensor,
  axes: number[],
): SafetensorsTensor {
  const strides = shape.map((_, i) =>
    shape.slice(i + 1).reduce((product, size) => product * size, 1)
  );
  const sizes = axes.map((axis) => shape[axis]);
  const out = new Float32Array(data.length);
  const at = sizes.map(() => 0);
  for (let i = 0, from = 0; i < out.length; i++) {
    out[i] = data[from];
    for (let k = sizes.length - 1; k >= 0; k--) {
      from += strides[axes[k]];
      if (++at[k] < sizes[k]) break;
      from -= sizes[k] * strides[axes[k]];
      at[k] = 0;
    }
  }
  return { dtype: "F32", shape: sizes, data: out };
}

/** The same numbers in another shape. */
export function shaped(
  tensor: SafetensorsTensor,
  shape: number[],
): SafetensorsTensor {
  return { ...tensor, shape };
}

/** One number after another, made of a formula. */
export function each(
  { data, shape }: SafetensorsTensor,
  formula: (value: number, i: number) => number,
): SafetensorsTensor {
  return { dtype: "F32", shape, data: Float32Array.from(data, formula) };
}
