import type { TrainEvent } from "./events.ts";
import { type LoopOptions, train } from "./loop.ts";
import { VaeTrainer } from "./vae_trainer.ts";
import type { VaeParts, VaeTraining } from "./vae_training.ts";

/**
 * Trains a VAE and tells what happens; the best weights by valid ELBO.
 *
 * @param parts Networks, images and randomness; the networks are the caller's
 * @param options How and how long
 *
 * @example
 * ```ts ignore
 * for await (const event of trainVae({ vae, average, batches, valid, random }, {
 *   ...DEFAULTS, steps: 200,
 * })) console.log(event.type);
 * ```
 */
export async function* trainVae(
  parts: VaeParts,
  options: VaeTraining & Omit<LoopOptions, "bestBy">,
): AsyncGenerator<TrainEvent> {
  const trainer = new VaeTrainer(parts, options);
  try {
    yield* train(trainer, { ...options, bestBy: "nelbo" });
  } finally {
    trainer.dispose();
  }
}
