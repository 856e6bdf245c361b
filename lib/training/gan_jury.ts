import { compile, type Compiled, tf } from "@/engine/mod.ts";
import { BATCH, inBatches, read } from "./_in_batches.ts";
import { labelsOf } from "./_labels.ts";
import type { GanDiscriminator } from "./gan_training.ts";

type Inputs = { x: tf.Tensor4D; labels: tf.Tensor1D };

/** Asks a discriminator about images, as it judges them in training. */
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
    // With the batch's own statistics, as it judges in training: the moving
    // ones are of real and generated images together, which fit neither.
    const mode = { training: true };
    this.#judge = compile(({ x, labels }) => ({
      logits: discriminator.judge(x, mode, labels),
    }), { name: "the discriminator" });
  }

  /**
   * The share of images that are taken for real, of as many as fill batches.
   *
   * @param x `[count, size, size, channels]`, in the networks' range
   * @param classes One for each, where the networks have any
   */
  accuracy(x: Float32Array, classes?: ArrayLike<number>): number {
    const [size, channels] = [this.#size, this.#channels];
    const area = size * size * channels;
    const full = fullBatches(x, area);
    const { logits } = inBatches(full, area, (part, at) => {
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

/** As many images as fill batches; fewer than one are taken again and again. */
function fullBatches(x: Float32Array, area: number): Float32Array {
  const count = x.length / area;
  if (count >= BATCH) return x.subarray(0, (count - count % BATCH) * area);
  const full = new Float32Array(BATCH * area);
  for (let i = 0; i < full.length; i++) full[i] = x[i % x.length];
  return full;
}
