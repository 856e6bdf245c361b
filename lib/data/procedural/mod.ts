/**
 * Sample data by formula and seed: no person's biometrics, no download.
 * Signatures: alphabet → plan (a writer's targets) → vary (this time's targets) →
 * lognormal strokes → trajectory → ink; forgery: the same plan, another motor.
 * Fingerprints: `fingerprints/mod.ts`.
 */
export * from "./fingerprints/mod.ts";
export * from "./forgery.ts";
export * from "./signatures.ts";
export { newWriter, type Writer } from "./writer.ts";
export type { Trajectory } from "./trajectory.ts";
