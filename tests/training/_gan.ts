/** A GAN of few weights with few images, on the fastest engine there is. */
import {
  Batches,
  type Range,
  sampleSignatures,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import { fcDiscriminator, fcGenerator, type Generator } from "@/models/mod.ts";
import {
  GAN_TRAINING,
  type GanParts,
  GanTrainer,
  type GanTraining,
} from "@/training/mod.ts";

await openEngine();

const SIZE = 28;
const LATENT = 4;
const data = sampleSignatures({ size: SIZE, writers: 6, perWriter: 2 });

/** What a test may choose. */
export interface TinyGanOptions {
  seed?: number;
  batch?: number;
  classes?: number;
  range?: Range;
  training?: Partial<GanTraining>;
  score?: GanParts["score"];
}

/** A trainer with its parts; `free()` leaves nothing of them. */
export function tinyGan(
  {
    seed = 1,
    batch = 4,
    classes = 0,
    range = "unit",
    training,
    score = () => ({ distance: 1, diversity: 1, ink: 1 }),
  }: TinyGanOptions = {},
) {
  const random = new Random(seed);
  const shared = { size: SIZE, classes, random };
  const options = { ...shared, latentDim: LATENT, hidden: [8, 6] };
  const [generator, average]: Generator[] = [
    fcGenerator(options),
    fcGenerator(options),
  ];
  const discriminator = fcDiscriminator({ ...shared, hidden: [7, 5] });
  const images = withRange(data, range);
  const { train, valid } = data.split;
  const parts: GanParts = {
    generator,
    average,
    discriminator,
    batches: new Batches(images, train, { batch, random }),
    classes: data.items.map((_, i) => i % Math.max(1, classes)),
    valid: toBatch(images, valid),
    validClasses: Array.from(valid, () => 0),
    score,
    random,
  };
  const networks = [generator, average, discriminator];
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
