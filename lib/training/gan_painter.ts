import { compile, type Compiled, tf } from "@/engine/mod.ts";
import { BATCH, inBatches, read } from "./_in_batches.ts";
import type { GanGenerator } from "./gan_training.ts";
import type { Range } from "./range.ts";

/** Draws with a generator whose statistics are settled. */
export class GanPainter {
  #generator: GanGenerator;
  #draw: Compiled<{ z: tf.Tensor2D; labels: tf.Tensor1D }, { x: tf.Tensor4D }>;

  constructor(generator: GanGenerator) {
    this.#generator = generator;
    const mode = { training: false };
    this.#draw = compile(({ z, labels }) => ({
      x: toUnit(generator.generate(z, mode, labels), generator.range),
    }), { name: "the generator" });
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
    const { latentDim, size, channels } = this.#generator;
    return inBatches(z, latentDim, (part, at) => {
      const inputs = {
        z: tf.tensor2d(part, [BATCH, latentDim]),
        labels: labelsOf(classes, at),
      };
      return read(this.#draw.run(inputs), Object.values(inputs));
    }, { x: size * size * channels }).x;
  }

  dispose(): void {
    this.#draw.dispose();
  }
}

/** A batch of classes from the `at`-th on, `[BATCH]`; 0 where there is none. */
export function labelsOf(
  classes: ArrayLike<number> | undefined,
  at: number,
): tf.Tensor1D {
  const labels = Int32Array.from(
    { length: BATCH },
    (_, i) => classes?.[at + i] ?? 0,
  );
  return tf.tensor1d(labels, "int32");
}

/** Pixels of either range as [0, 1]. */
function toUnit(x: tf.Tensor4D, range: Range): tf.Tensor4D {
  return range === "unit" ? x : x.add(1).div(2) as tf.Tensor4D;
}
