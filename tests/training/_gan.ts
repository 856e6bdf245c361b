/** A GAN of few weights with few images, on the fastest engine there is. */
import {
  Batches,
  type Range,
  sampleSignatures,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import {
  dcganDiscriminator,
  dcganGenerator,
  fcDiscriminator,
  fcGenerator,
  type Generator,
} from "@/models/mod.ts";
import {
  GAN_TRAINING,
  type GanParts,
  GanTrainer,
  type GanTraining,
} from "@/training/mod.ts";

await openEngine();

const LATENT = 4;

/** What a test may choose. */
export interface TinyGanOptions {
  seed?: number;
  batch?: number;
  classes?: number;
  range?: Range;
  training?: Partial<GanTraining>;
  score?: GanParts["score"];
  /** How many invented hands the images are by. */
  writers?: number;
  /** Units of the generator. */
  generator?: number[];
  /** Units of the discriminator. */
  hidden?: number[];
  /** Take small convolutions, of 32 pixels in [-1, 1]. */
  isConvolutional?: boolean;
}

/** A trainer with its parts; `free()` leaves nothing of them. */
export function tinyGan(
  {
    seed = 1,
    batch = 4,
    classes = 0,
    training,
    score = () => ({ distance: 1, diversity: 1, ink: 1 }),
    writers = 6,
    hidden = [7, 5],
    isConvolutional = false,
    range = isConvolutional ? "symmetric" : "unit",
    generator: layers = [8, 6],
  }: TinyGanOptions = {},
) {
  const random = new Random(seed);
  const size = isConvolutional ? 32 : 28;
  const data = sampleSignatures({ size, writers, perWriter: 2 });
  const shared = { size, classes, random };
  const options = { ...shared, latentDim: LATENT, hidden: layers };
  const dcgan = { ...shared, width: 4, latentDim: LATENT };
  const draw = (): Generator =>
    isConvolutional ? dcganGenerator(dcgan) : fcGenerator(options);
  const [generator, average, shown] = [draw(), draw(), draw()];
  const discriminator = isConvolutional
    ? dcganDiscriminator(dcgan)
    : fcDiscriminator({ ...shared, hidden });
  const images = withRange(data, range);
  const { train, valid } = data.split;
  const parts: GanParts = {
    generator,
    average,
    shown,
    discriminator,
    batches: new Batches(images, train, { batch, random }),
    classes: data.items.map((_, i) => i % Math.max(1, classes)),
    valid: toBatch(images, valid),
    validClasses: Array.from(valid, () => 0),
    score,
    random,
  };
  const networks = [generator, average, shown, discriminator];
  const free = () => networks.forEach((network) => network.dispose());
  try {
    const trainer = new GanTrainer(parts, { ...GAN_TRAINING, ...training });
    return {
      trainer,
      parts,
      free() {
        trainer.dispose();
        free();
      },
    };
  } catch (error) {
    free();
    throw error;
  }
}

/** All that a step changes, in arrays. */
export function snapshot(trainer: GanTrainer): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(trainer.variables).map(([name, variable]) =>
      [name, [...variable.dataSync()]] as const
    ),
  );
}
