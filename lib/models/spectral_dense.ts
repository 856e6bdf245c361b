import { tf } from "@/engine/mod.ts";
import { SpectralLayer, type SpectralOptions } from "./_spectral_layer.ts";

/** What the layer is built from. */
export interface SpectralDenseOptions extends SpectralOptions {
  units: number;
}

/**
 * A dense layer whose kernel is divided by its largest singular value.
 *
 * `[batch, inputs]` → `[batch, units]`.
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957
 */
export class SpectralDense extends SpectralLayer {
  static className = "SpectralDense";
  #units: number;

  constructor(options: SpectralDenseOptions) {
    super(options);
    this.#units = options.units;
  }

  override build(shape: tf.Shape): void {
    this.addWeights([shape.at(-1)!, this.#units]);
    this.built = true;
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return [shape[0], this.#units];
  }

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    { training = false }: { training?: boolean },
  ): tf.Tensor {
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor2D;
      return this.addBias(tf.matMul(x, this.bounded(training)));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), units: this.#units };
  }
}
tf.serialization.registerClass(SpectralDense);
