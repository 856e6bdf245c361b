/** S1's FC-GAN as it is documented, trained without the check of ranges. */
import { Batches, type Dataset, toBatch, withRange } from "@/data/mod.ts";
import { Adam, Random, tf } from "@/engine/mod.ts";
import { inkShare, pairwiseDistance } from "@/metrics/mod.ts";
import { fcDiscriminator, fcGenerator } from "@/models/mod.ts";
import { GAN_TRAINING, GanPainter } from "@/training/mod.ts";
import { compileGanStep } from "@/training/gan_step.ts";

/** How it is trained. */
export interface PlantedOptions {
  steps: number;
  learningRate: number;
  batch: number;
  seed: number;
  onStep?: (step: number) => void;
}

/** What came of it; losses and accuracies are means over the last steps. */
export interface Planted {
  /** `[64, size, size]` in [0, 1] */
  pixels: Float32Array;
  /** Of the samples, as a share of real images' */
  ink: number;
  diversity: number;
  realAccuracy: number;
  fakeAccuracy: number;
  dLoss: number;
  gLoss: number;
}

/** Steps that the means are over. */
const LAST = 50;
const SAMPLES = 64;
const LATENT = 64;

/** Noise on what the discriminator sees: without it that wins in any range. */
const SIGMA = 0.5;

/** All else is S1's. */
const TRAINING = {
  ...GAN_TRAINING,
  diffAugment: "none",
  smoothing: 0,
} as const;

/**
 * Trains on images in whatever range they are.
 *
 * `GanTrainer` and so all commands refuse a range that is not the network's;
 * here is only the step that they compile.
 */
export async function trainPlanted(
  data: Dataset,
  { steps, learningRate, batch, seed, onStep }: PlantedOptions,
): Promise<Planted> {
  const { size } = data;
  const random = new Random(seed);
  const draw = () => fcGenerator({ size, latentDim: LATENT, random });
  const [generator, average] = [draw(), draw()];
  const discriminator = fcDiscriminator({ size, random });
  const optimizers = {
    generator: new Adam(generator.trainable, { learningRate }),
    discriminator: new Adam(discriminator.trainable, { learningRate }),
  };
  const kind = { isPunished: false, isFull: true };
  const step = compileGanStep(
    { generator, average, discriminator },
    optimizers,
    TRAINING,
    kind,
  );
  const batches = new Batches(data, data.split.train, { batch, random });
  const sums: Record<string, number> = {};
  for (let at = 1; at <= steps; at++) {
    const inputs = {
      real: tf.tensor4d(batches.next().x, [batch, size, size, 1]),
      z: tf.tensor2d(random.normals(batch * LATENT), [batch, LATENT]),
      noise: tf.tensor4d(
        random.coarseNormals(batch * size * size),
        [batch, size, size, 1],
      ),
      sigma: tf.scalar(SIGMA),
      augment: tf.zeros<tf.Rank.R3>([3, batch, 7]),
      strength: tf.scalar(0),
      follow: tf.scalar(1), // the average is the generator
    };
    const terms = await step.runAsync(inputs);
    for (const [name, term] of Object.entries(terms)) {
      if (at <= steps - LAST) continue;
      sums[name] = (sums[name] ?? 0) + term.dataSync()[0];
    }
    tf.dispose([...Object.values(inputs), ...Object.values(terms)]);
    onStep?.(at);
  }
  const painter = new GanPainter(generator);
  const pixels = painter.decode(random.normals(SAMPLES * LATENT));
  for (
    const each of [
      ...[painter, step, generator, average, discriminator],
      ...Object.values(optimizers),
    ]
  ) each.dispose();
  const mean = (name: string) => sums[name] / Math.min(LAST, steps);
  return {
    pixels,
    ...besideReal(pixels, data),
    realAccuracy: mean("realAccuracy"),
    fakeAccuracy: mean("fakeAccuracy"),
    dLoss: mean("dLoss"),
    gLoss: mean("gLoss"),
  };
}

/** Ink and diversity of samples, as shares of real images'. */
function besideReal(pixels: Float32Array, data: Dataset) {
  const area = data.size ** 2;
  const unit = withRange(data, "unit");
  const real = toBatch(unit, data.split.valid.slice(0, 256));
  return {
    ink: inkShare(pixels) / inkShare(real),
    diversity: pairwiseDistance(pixels, area) / pairwiseDistance(real, area),
  };
}
