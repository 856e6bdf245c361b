import { tf } from "@/engine/mod.ts";
import { SpectralLayer, type SpectralOptions } from "./_spectral_layer.ts";

/** What the layer is built from. */
export interface SpectralConv2dOptions extends SpectralOptions {
  filters: number;
  kernelSize: number;
  /** Default 1 */
  strides?: number;
}

/**
 * A convolution whose kernel is divided by its largest singular value.
 *
 * The kernel is seen as a matrix `[height * width * channels, filters]`.
 * `[batch, h, w, c]` → `[batch, h / strides, w / strides, filters]`.
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957
 */
export class SpectralConv2d extends SpectralLayer {
  static className = "SpectralConv2d";
  #options: SpectralConv2dOptions;

  constructor(options: SpectralConv2dOptions) {
    super(options);
    this.#options = options;
  }

  override build(shape: tf.Shape): void {
    const { kernelSize, filters } = this.#options;
    this.addWeights([kernelSize, kernelSize, shape.at(-1)!, filters]);
    this.built = true;
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    const { strides = 1, filters } = this.#options;
    const [batch, ...sides] = shape.slice(0, -1);
    return [batch, ...sides.map((s) => Math.ceil(s! / strides)), filters];
  }

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    { training = false }: { training?: boolean },
  ): tf.Tensor {
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
      const kernel = this.bounded(training) as tf.Tensor4D;
      const { strides = 1 } = this.#options;
      return this.addBias(tf.conv2d(x, kernel, strides, "same"));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, kernelSize, strides = 1 } = this.#options;
    return { ...super.getConfig(), filters, kernelSize, strides };
  }
}
tf.serialization.registerClass(SpectralConv2d);
