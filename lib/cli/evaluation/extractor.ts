/** Which features an evaluation compares by. */
import { basename } from "@std/path";
import * as z from "zod";
import type { Content } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { type FeatureExtractor, randomExtractor } from "@/metrics/mod.ts";
import { ONNX_RANGES, onnxExtractor } from "@/metrics/onnx_extractor.ts";
import { openEncoder } from "../_open_encoder.ts";
import { type Flags, resolveUserPath, shownPath } from "../flags.ts";

/** A network of the user's, in the place of our own. */
export const FEATURE_FLAGS = {
  features: z.string().min(1).optional().meta({ value: "file" })
    .describe(
      "what pictures are compared by, in the place of our encoders: an ONNX " +
        "network such as Inception (fetches 140 MB at the first use), or " +
        '"random" convolutions',
    ),
  featuresSize: z.int().min(8).max(1024).optional()
    .describe("width and height that it takes; told from the file"),
  range: z.enum(ONNX_RANGES).default("unit")
    .describe("what it takes: 0 to 1, -1 to 1, 0 to 255, or ImageNet's"),
  output: z.string().min(1).optional().meta({ value: "name" })
    .describe("which of its outputs; the first if left out"),
  logits: z.string().min(1).optional().meta({ value: "name" })
    .describe(
      "its output of classes before the softmax: for the Inception " +
        "Score",
    ),
};

/** An extractor, and how its features are taken. */
export interface Chosen {
  extractor: FeatureExtractor;
  /** Whether they are put on the scale of the real ones: of our own */
  scaled: boolean;
  /** Gives logits of classes, if there are any */
  classifier?: FeatureExtractor;
}

/**
 * The encoder of the domain, or what was typed; the engine must be open.
 *
 * @throws {UserError} If the file cannot be read, or is no such network
 */
export async function extractorFor(
  { size, content }: { size: number; content: Content },
  { features, featuresSize, range, output, logits }: Flags<
    typeof FEATURE_FLAGS
  >,
): Promise<Chosen> {
  if (features === undefined) {
    return { extractor: await openEncoder(`${content}s`), scaled: true };
  }
  if (features === "random") {
    return { extractor: randomExtractor(size), scaled: true };
  }
  const file = resolveUserPath(features);
  const bytes = await Deno.readFile(file).catch((error) => {
    throw new UserError(`Cannot read ${shownPath(file)}: ${error.message}`);
  });
  const name = basename(file);
  const options = { name, size: featuresSize, range, output };
  const extractor = await onnxExtractor(bytes, options);
  const classifier = logits === undefined
    ? undefined
    : await onnxExtractor(bytes, { ...options, output: logits });
  return { extractor, scaled: false, classifier };
}
