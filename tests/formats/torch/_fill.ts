/** Weights by formula, the same in PyTorch: mean + scale sin(1.7 i). */
import type { SafetensorsTensor } from "@/formats/mod.ts";

type Tensors = Record<string, SafetensorsTensor>;

/** A tensor by formula. */
export function fill(
  shape: number[],
  scale: number,
  mean = 0,
): SafetensorsTensor {
  const size = shape.reduce((product, one) => product * one, 1);
  const data = Float32Array.from(
    { length: size },
    (_, i) => mean + scale * Math.sin(1.7 * i),
  );
  return { dtype: "F32", shape, data };
}

/** A layer with a bias, and unless it is the last its normalisation. */
export function layer(
  name: string,
  { weight, outputs, norm }: {
    weight: SafetensorsTensor;
    outputs: number;
    norm?: string;
  },
): Tensors {
  const own = {
    [`${name}.weight`]: weight,
    [`${name}.bias`]: fill([outputs], 0.1),
  };
  if (norm === undefined) return own;
  return {
    ...own,
    [`${norm}.weight`]: fill([outputs], 0.3, 1),
    [`${norm}.bias`]: fill([outputs], 0.1),
    [`${norm}.running_mean`]: fill([outputs], 0.1),
    [`${norm}.running_var`]: fill([outputs], 0.5, 1),
  };
}
