/** Teaches a network whose signature a picture is, and keeps what it sees. */
import { Random, tf } from "@/engine/mod.ts";
import { type FeatureExtractor, networkExtractor } from "@/metrics/mod.ts";
import { featureEncoder } from "@/models/mod.ts";
import { trainEncoder } from "@/training/mod.ts";
import { drawLessons, type Lesson, personsOf } from "./_lessons.ts";

/** How a verifier is taught. */
export interface VerifierOptions {
  steps: number;
  /** Of the weights, and of all that is drawn */
  seed: number;
  onStep?: (step: number) => void;
}

/** Numbers that describe a signature. */
const DIM = 64;

/**
 * Learns to tell the writers of all lessons apart.
 *
 * @returns Signatures `[n, size, size]` in [0, 1] → `[n, 64]`: those of one
 * writer, also of one never seen, point about the same way
 */
export async function trainVerifier(
  lessons: Lesson[],
  { steps, seed, onStep }: VerifierOptions,
): Promise<FeatureExtractor & { dispose(): void }> {
  const random = new Random(seed);
  const next = drawLessons(lessons, random.fork());
  const model = featureEncoder({
    size: lessons[0].data.size,
    dim: DIM,
    classes: personsOf(lessons).length,
    distortions: 1, // an answer that is always no
    random,
  });
  for await (const { step } of trainEncoder(model, { steps, next })) {
    onStep?.(step);
  }
  const { inputs, outputs: [features] } = model;
  const network = tf.model({ inputs, outputs: features });
  const extractor = networkExtractor(network, "verifier");
  return { ...extractor, dispose: () => model.dispose() };
}
