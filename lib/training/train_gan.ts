import type { TrainEvent } from "./events.ts";
import { GanTrainer } from "./gan_trainer.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";
import { type LoopOptions, train } from "./loop.ts";

/**
 * Trains a GAN and tells what happens; the best average by its distance to
 * held-out images, or by another of its scores.
 *
 * @param parts Networks, images and randomness; the networks are the caller's
 * @param options How and how long
 *
 * @example
 * ```ts ignore
 * const options = { ...GAN_TRAINING, steps: 200 };
 * for await (const event of trainGan(parts, options)) console.log(event.type);
 * ```
 */
export async function* trainGan(
  parts: GanParts,
  options: GanTraining & Omit<LoopOptions, "bestBy"> & { bestBy?: string },
): AsyncGenerator<TrainEvent> {
  const trainer = new GanTrainer(parts, options);
  try {
    yield* train(trainer, { ...options, bestBy: options.bestBy ?? "distance" });
  } finally {
    trainer.dispose();
  }
}
