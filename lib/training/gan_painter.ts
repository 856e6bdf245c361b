import { compile, type Compiled, tf } from "@/engine/mod.ts";
import { BATCH, inBatches, read } from "./_in_batches.ts";
import { labelsOf } from "./_labels.ts";
import type { GanGenerator } from "./gan_training.ts";
import type { Range } from "./range.ts";

/** Draws with a generator whose statistics are settled. */
export class GanPainter {
  #generator: GanGenerator;
  #draw: Drawing;
  /** The same in training, where statistics move. */
  #move: Drawing;

  constructor(generator: GanGenerator) {
    this.#generator = generator;
    const drawing = (mode: { training: boolean }): Drawing =>
      compile(({ z, labels }) => ({
        x: toUnit(generator.generate(z, mode, labels), generator.range),
      }), { name: "the generator" });
    this.#draw = drawing({ training: false });
    this.#move = drawing({ training: true });
  }

  /** Random numbers that a picture takes. */
  get noiseDim(): number {
    return this.#generator.latentDim;
  }

  /**
   * Pictures of latent points.
   *
   * @param z `[count, latentDim]`
   * @param classes One for each, where the generator has any
   * @returns `[count, size, size, channels]` in [0, 1], ink high
   */
  decode(z: Float32Array, classes?: ArrayLike<number>): Float32Array {
    return this.#through(this.#draw, z, classes);
  }

  /**
   * Lets the statistics of the normalisations settle on the weights as they
   * are now: those of averaged weights are not the average of statistics.
   *
   * Source: Izmailov et al. 2018, https://arxiv.org/abs/1803.05407, section 3.2
   *
   * @param z `[count, latentDim]`: they settle on pictures of these
   */
  settle(z: Float32Array, classes?: ArrayLike<number>): void {
    for (let round = 0; round < SETTLING; round++) {
      this.#through(this.#move, z, classes);
    }
  }

  dispose(): void {
    this.#draw.dispose();
    this.#move.dispose();
  }

  #through(
    drawing: Drawing,
    z: Float32Array,
    classes: ArrayLike<number> | undefined,
  ): Float32Array {
    const { latentDim, size, channels } = this.#generator;
    return inBatches(z, latentDim, (part, at) => {
      const inputs = {
        z: tf.tensor2d(part, [BATCH, latentDim]),
        labels: labelsOf(classes, at),
      };
      return read(drawing.run(inputs), Object.values(inputs));
    }, { x: size * size * channels }).x;
  }
}

type Drawing = Compiled<
  { z: tf.Tensor2D; labels: tf.Tensor1D },
  { x: tf.Tensor4D }
>;

/** Times that all noise is drawn of until statistics have settled. */
const SETTLING = 2;

/** Pixels of either range as [0, 1]. */
function toUnit(x: tf.Tensor4D, range: Range): tf.Tensor4D {
  return range === "unit" ? x : x.add(1).div(2) as tf.Tensor4D;
}
