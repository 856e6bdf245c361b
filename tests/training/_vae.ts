/** A VAE of few weights with few images, on the fastest engine there is. */
import {
  Batches,
  type Dataset,
  type Range,
  sampleSignatures,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import { newVae, type Vae } from "@/models/mod.ts";
import { type VaeParts, VaeTrainer, type VaeTraining } from "@/training/mod.ts";

await openEngine();

export const TRAINING: VaeTraining = {
  steps: 200,
  learningRate: 5e-3,
  likelihood: "bce",
  beta: 1,
  klWarmup: 0,
  freeBits: 0,
  emaDecay: 0.9,
};

const data: Dataset = sampleSignatures({ size: 28, writers: 6, perWriter: 2 });

/** What a test may choose. */
export interface TinyOptions {
  seed?: number;
  batch?: number;
  /** Take the first batch again and again. */
  same?: boolean;
  range?: Range;
  training?: Partial<VaeTraining>;
  /** Teach so many classes, which images have in turn. */
  classes?: number;
}

/** A trainer with its parts; `free()` leaves nothing of them. */
export function tinyTrainer(
  { seed = 1, batch = 4, same, range = "unit", training, classes = 0 }:
    TinyOptions = {},
) {
  const random = new Random(seed);
  const build = (): Vae =>
    newVae({ size: 28, latentDim: 3, width: 4, classes, random });
  const [vae, average] = [build(), build()];
  const images = withRange(data, range);
  const batches = new Batches(images, images.split.train, { batch, random });
  const { valid } = images.split;
  const parts = {
    vae,
    average,
    batches,
    classes: images.items.map((_, i) => i % Math.max(1, classes)),
    valid: toBatch(images, valid),
    validClasses: Array.from(valid, (i) => i % Math.max(1, classes)),
    random,
  };
  if (same) repeat(parts);
  const options = { ...TRAINING, ...training };
  const nets = () => [vae, average].forEach((net) => net.dispose());
  const trainer = made(() => new VaeTrainer(parts, options), nets);
  const free = () => {
    trainer.dispose();
    nets();
  };
  return { trainer, parts, vae, average, free };
}

/** All that a step changes, in arrays. */
export function snapshot(trainer: VaeTrainer): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(trainer.variables).map(([name, variable]) =>
      [name, [...variable.dataSync()]] as const
    ),
  );
}

function repeat({ batches }: Pick<VaeParts, "batches">): void {
  const first = batches.next();
  batches.next = () => first;
}

function made<T>(make: () => T, otherwise: () => void): T {
  try {
    return make();
  } catch (error) {
    otherwise();
    throw error;
  }
}
