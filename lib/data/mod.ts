/**
 * From bytes to batches: a folder of scans becomes a `Dataset`.
 * decode → layout (who, what) → preparation (clean strokes, ink high) → split
 * by person; `toBatch` and `Batches` turn it into numbers for a model.
 */
export * from "./dataset.ts";
export { MemoryPixels, type PixelStore } from "./pixel_store.ts";
export { decode, decodeBytes } from "./decode.ts";
export { DECODE_LIMITS } from "./decode_limits.ts";
export { DecodeError } from "./decode_error.ts";
export type { Content, Known, Layout } from "./layouts/layout.ts";
export { layoutNamed, layoutOf, LAYOUTS } from "./layouts/table.ts";
export { ARCHIVE_LIMITS } from "./archive_limits.ts";
export * from "./open_folder.ts";
export { openSource } from "./open_source.ts";
export { mapFiles, type Source } from "./source.ts";
export * from "./prepare_fingerprint.ts";
export { type FileSteps, folderSteps } from "./prepare/folder_steps.ts";
export { preparationSteps } from "./prepare/steps.ts";
export * from "./prepare/signature.ts";
export type { PreparationStep } from "./preparation_step.ts";
export {
  inspectFolder,
  type InspectOptions,
} from "./inspect/inspect_folder.ts";
export type {
  InspectedImage,
  Inspection,
  Shown,
} from "./inspect/inspection.ts";
export { warningsOf } from "./inspect/warnings.ts";
export * from "./split.ts";
export { spread } from "./spread.ts";
export * from "./augment.ts";
export * from "./batches.ts";
export * from "./distorted_batches.ts";
export { distort, DISTORTIONS } from "./distort/distort.ts";
export type { Distortion, DistortionOptions } from "./distort/distortion.ts";
export * from "./fading_batches.ts";
export {
  type SampleFingerprintOptions,
  sampleFingerprints,
} from "./sample_fingerprints.ts";
export { sampleSignatures } from "./sample_signatures.ts";
