import { compile, type Compiled, tf } from "@/engine/mod.ts";
import { BATCH, inBatches, read } from "./_in_batches.ts";
import { labelsOf } from "./gan_painter.ts";
import type { GanDiscriminator } from "./gan_training.ts";

type Inputs = { x: tf.Tensor4D; labels: tf.Tensor1D };

/** Asks a discriminator about images; its statistics stay as they are. */
export class GanJury {
  #judge: Compiled<Inputs, { logits: tf.Tensor2D }>;
  #size: number;
  #channels: number;

  constructor(
    discriminator: GanDiscriminator,
    { size, channels }: { size: number; channels: number },
  ) {
    this.#size = size;
    this.#channels = channels;
    const mode = { training: false };
    this.#judge = compile(({ x, labels }) => ({
      logits: discriminator.judge(x, mode, labels),
    }), { name: "the discriminator" });
  }

  /**
   * The share of images that are taken for real.
   *
   * @param x `[count, size, size, channels]`, in the networks' range
   * @param classes One for each, where the networks have any
   */
  accuracy(x: Float32Array, classes?: ArrayLike<number>): number {
    const [size, channels] = [this.#size, this.#channels];
    const { logits } = inBatches(x, size * size * channels, (part, at) => {
      const inputs = {
        x: tf.tensor4d(part, [BATCH, size, size, channels]),
        labels: labelsOf(classes, at),
      };
      return read(this.#judge.run(inputs), Object.values(inputs));
    }, { logits: 1 });
    return logits.filter((logit) => logit > 0).length / logits.length;
  }

  dispose(): void {
    this.#judge.dispose();
  }
}
