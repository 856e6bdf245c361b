/**
 * What layers share whose kernel is divided by its largest singular value.
 *
 *   W / sigma(W),  sigma(W) = v' W u,  v = W u / |W u|,  u = W' v / |W' v|
 *
 * W is the kernel as a matrix `[inputs, outputs]`; u is kept from step to
 * step, and moves by one such iteration in training. So each layer stretches
 * by at most 1, and the discriminator cannot become steep.
 * Source: Miyato et al. 2018, https://arxiv.org/abs/1802.05957, algorithm 1
 */
import { Random, tf } from "@/engine/mod.ts";
import { heNormal, smallNormal } from "./_stages.ts";

/** Iterations before the first step, as PyTorch has them. */
const FIRST_ITERATIONS = 15;

/** What every such layer is built from. */
export interface SpectralOptions {
  name: string;
  /** Default true */
  useBias?: boolean;
  /** Weights are drawn from it; a layer that is loaded needs none */
  random?: Random;
}

/** A layer with `kernel`, `bias`, and `u`, which no optimizer moves. */
export abstract class SpectralLayer extends tf.layers.Layer {
  #options: SpectralOptions;
  #kernel!: tf.LayerVariable;
  #bias: tf.LayerVariable | undefined;
  #u!: tf.LayerVariable;

  constructor(options: SpectralOptions) {
    super({ name: options.name });
    this.#options = options;
  }

  /** @param shape Of the kernel; the last is of the outputs */
  protected addWeights(shape: number[]): void {
    const { random = new Random(1), useBias = true } = this.#options;
    const outputs = shape.at(-1)!;
    this.#kernel = this.addWeight("kernel", shape, null!, heNormal(random));
    if (useBias) {
      const zeros = tf.initializers.zeros();
      this.#bias = this.addWeight("bias", [outputs], null!, zeros);
    }
    const [near, none] = [smallNormal(random), undefined];
    this.#u = this.addWeight("u", [outputs, 1], null!, near, none, false);
    for (let i = 0; i < FIRST_ITERATIONS; i++) {
      tf.tidy(() => {
        this.#u.write(iterate(this.#matrix(), this.#u.read()).u);
      });
    }
  }

  /** The kernel over sigma; in training u moves on. */
  protected bounded(training: boolean): tf.Tensor {
    const matrix = this.#matrix();
    const { u, v } = iterate(withoutGradient(matrix), this.#u.read());
    if (training) this.#u.write(u);
    const sigma = tf.matMul(matrix, u).mul(v).sum();
    return this.#kernel.read().div(sigma);
  }

  protected addBias(y: tf.Tensor): tf.Tensor {
    return this.#bias ? y.add(this.#bias.read()) : y;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { useBias = true } = this.#options;
    return { ...super.getConfig(), useBias };
  }

  #matrix(): tf.Tensor {
    const kernel = this.#kernel.read();
    return kernel.reshape([-1, kernel.shape.at(-1)!]);
  }
}

/** One power iteration from u on. */
function iterate(matrix: tf.Tensor, u: tf.Tensor) {
  const v = unit(tf.matMul(matrix, u));
  return { v, u: unit(tf.matMul(matrix, v, true)) };
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
