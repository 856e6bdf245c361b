import { type Random, tf } from "@/engine/mod.ts";
import { heNormal, smallNormal } from "./_stages.ts";

/** What the layer is built from. */
export interface SpectralConv2dOptions {
  name: string;
  filters: number;
  kernelSize: number;
  strides?: number;
  /** Weights are drawn from it */
  random: Random;
}

/**
 * A convolution whose kernel is divided by its largest singular value.
 *
 *   W / sigma(W),  sigma(W) = v' W u,  v = W u / |W u|,  u = W' v / |W' v|
 *
 * W is the kernel as a matrix `[kernel * kernel * channels, filters]`; u is
 * kept from step to step, and moves by one such iteration in training. The
 * discriminator cannot become steeper than its layers are many.
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957, algorithm 1
 */
export class SpectralConv2d extends tf.layers.Layer {
  static className = "SpectralConv2d";
  #options: SpectralConv2dOptions;
  #kernel!: tf.LayerVariable;
  #bias!: tf.LayerVariable;
  #u!: tf.LayerVariable;

  constructor(options: SpectralConv2dOptions) {
    super({ name: options.name });
    this.#options = options;
  }

  override build(shape: tf.Shape): void {
    const { kernelSize, filters, random } = this.#options;
    const kernel = [kernelSize, kernelSize, shape.at(-1)!, filters];
    const add = (
      name: string,
      size: number[],
      initializer: Parameters<tf.layers.Layer["addWeight"]>[3],
      isTrainable: boolean,
    ) =>
      this.addWeight(
        name,
        size,
        "float32",
        initializer,
        undefined,
        isTrainable,
      );
    this.#kernel = add("kernel", kernel, heNormal(random), true);
    this.#bias = add("bias", [filters], tf.initializers.zeros(), true);
    this.#u = add("u", [filters, 1], smallNormal(random), false);
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
      const kernel = this.#kernel.read() as tf.Tensor4D;
      const matrix = kernel.reshape([-1, this.#options.filters]);
      const still = withoutGradient(matrix);
      const v = unit(tf.matMul(still, this.#u.read()));
      const u = unit(tf.matMul(still, v, true));
      if (training) this.#u.write(u);
      const sigma = tf.matMul(matrix, u).mul(v).sum();
      const bounded = kernel.div(sigma) as tf.Tensor4D;
      const { strides = 1 } = this.#options;
      return tf.conv2d(x, bounded, strides, "same").add(this.#bias.read());
    });
  }
}

function unit(x: tf.Tensor): tf.Tensor {
  return x.div(x.square().sum().sqrt().add(1e-12));
}

/** The same numbers; on the way back they count as given. */
function withoutGradient(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((x) => ({
    value: (x as tf.Tensor).clone(),
    gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
  }))(x);
}
