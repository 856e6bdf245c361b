/** Layers of discriminators, whose kernels may be bounded. */
import { type Random, tf } from "@/engine/mod.ts";
import { SpectralConv2d } from "./spectral_conv2d.ts";
import { SpectralDense } from "./spectral_dense.ts";

type Initializer = ReturnType<typeof tf.initializers.zeros>;

/** How a discriminator is kept from growing steep. */
export type Normalization = "batch" | "spectral" | "none";

/** How the layers of a network are made. */
export interface LayerKind {
  normalization: Normalization;
  /** Initial weights, where they are not bounded */
  initial: (random: Random) => Initializer;
  random: Random;
}

/** `[batch, s, s, c]` → `[batch, s / strides, s / strides, filters]`. */
export function convolution(
  options: {
    name: string;
    filters: number;
    kernelSize: number;
    strides?: number;
  },
  { normalization, initial, random }: LayerKind,
): tf.layers.Layer {
  if (normalization === "spectral") {
    return new SpectralConv2d({ ...options, random });
  }
  return tf.layers.conv2d({
    ...options,
    padding: "same",
    useBias: normalization === "none", // batch normalisation brings its own
    kernelInitializer: initial(random),
  });
}

/** `[batch, inputs]` → `[batch, units]`. */
export function dense(
  { useBias = true, ...options }: {
    name: string;
    units: number;
    useBias?: boolean;
  },
  { normalization, initial, random }: LayerKind,
): tf.layers.Layer {
  if (normalization === "spectral") {
    return new SpectralDense({ ...options, useBias, random });
  }
  return tf.layers.dense({
    ...options,
    useBias: useBias && normalization === "none",
    kernelInitializer: initial(random),
  });
}
