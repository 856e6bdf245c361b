/**
 * Sample signatures by formula and seed: no person's biometrics, no download.
 * alphabet → plan (a writer's targets) → vary (this time's targets) →
 * lognormal strokes → trajectory → ink.
 */
export * from "./signatures.ts";
export { newWriter, type Writer } from "./writer.ts";
export type { Trajectory } from "./trajectory.ts";
