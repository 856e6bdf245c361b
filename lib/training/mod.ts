/**
 * Training: one trainer per kind of model, one loop for all, one run folder.
 *
 * `train(trainer, options)` is an async iterator of events; the trainer steps
 * and judges, the loop keeps time, checkpoints and the best weights.
 */
export {
  type AdaptiveOptions,
  type AdaptiveState,
  AdaptiveStrength,
} from "./adaptive_strength.ts";
export { averagingRate, copyWeights, follow, type Variables } from "./ema.ts";
export { encodeCheckpoint, restoreCheckpoint } from "./checkpoint.ts";
export type {
  Best,
  Features,
  Pictures,
  Reason,
  Scores,
  TrainEvent,
} from "./events.ts";
export { inTurn } from "./_labels.ts";
export { instanceNoise } from "./instance_noise.ts";
export {
  AUGMENT_UNIFORMS,
  diffAugment,
  type DiffAugmentOptions,
} from "./diff_augment.ts";
export { GanHealth } from "./gan_health.ts";
export { GanJury } from "./gan_jury.ts";
export { GanPainter } from "./gan_painter.ts";
export { GanTrainer } from "./gan_trainer.ts";
export {
  GAN_TRAINING,
  type GanDiscriminator,
  type GanGenerator,
  type GanParts,
  type GanScores,
  type GanState,
  type GanTraining,
} from "./gan_training.ts";
export { type LoopOptions, train } from "./loop.ts";
export { partOf } from "./part_of.ts";
export { readBest, readConfig, RunFolder } from "./run_folder.ts";
export { cosineRate, linearWarmup, rateLeft } from "./schedule.ts";
export { stopButton } from "./stop_button.ts";
export {
  type EncoderBatch,
  type EncoderStep,
  type EncoderTraining,
  trainEncoder,
} from "./train_encoder.ts";
export { trainGan } from "./train_gan.ts";
export { trainVae } from "./train_vae.ts";
export type { Finding, Trainer } from "./trainer.ts";
export { VaeJudge, type VaeScores } from "./vae_judge.ts";
export type { VaeNetwork } from "./vae_network.ts";
export { VaeTrainer } from "./vae_trainer.ts";
export {
  type BatchSource,
  VAE_TRAINING,
  type VaeParts,
  type VaeState,
  type VaeTraining,
} from "./vae_training.ts";
export { mended, replaceFile } from "./run_folder_files.ts";
