/**
 * `deno task train:encoder`: the encoder that samples of a domain are judged
 * by learns what its pictures look like, and how they may be spoiled.
 *
 * pictures by formula → moved and spoiled by known amounts → whose, and how
 * spoiled → model.json, weights.bin
 */
import * as z from "zod";
import {
  type Dataset,
  DistortedBatches,
  DISTORTIONS,
  sampleFingerprints,
  sampleSignatures,
} from "@/data/mod.ts";
import { Random, tf } from "@/engine/mod.ts";
import { encodeTfjsModel } from "@/formats/mod.ts";
import { featureEncoder } from "@/models/mod.ts";
import { mended, replaceFile, trainEncoder } from "@/training/mod.ts";
import { join } from "@std/path";
import { ENGINE_FLAGS, startEngine } from "./_engine.ts";
import { checkNewFolder } from "./_new_folder.ts";
import { ENCODER_DOMAINS } from "./_open_encoder.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

/** Pixels of a picture's side: features are of that size alone. */
const SIZE = 64;

/** What is learned from; nobody wrote or touched anything. */
const SAMPLES: Record<string, (seed: number) => Dataset> = {
  signatures: (seed) =>
    sampleSignatures({ size: SIZE, writers: 200, perWriter: 10, seed }),
  fingerprints: (seed) =>
    sampleFingerprints({
      size: SIZE,
      people: 60,
      fingers: 2,
      perFinger: 4,
      seed,
    }),
};

const SPEC = {
  name: "train:encoder",
  about: "Train the encoder that samples of a domain are judged by.",
  flags: {
    domain: z.enum(ENCODER_DOMAINS).describe("which pictures"),
    steps: z.int().min(1).max(1_000_000).default(2400)
      .describe("steps of training"),
    batch: z.int().min(2).max(1024).default(64)
      .describe("pictures in each step"),
    dim: z.int().min(1).max(1024).default(64)
      .describe("numbers that describe a picture"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(20_261_126)
      .describe("of the pictures, the weights, and all that is drawn"),
    ...ENGINE_FLAGS,
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where the model is written; default: outputs/encoder-DOMAIN"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "train:encoder --domain signatures --threads 1",
    "train:encoder --domain fingerprints --steps 500 --out trial",
  ],
};

/** Its files, the larger first: a full disk leaves the old ones together. */
const WRITTEN = ["weights.bin", "model.json"] as const;

/** The command. */
export async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const { domain, steps, batch, dim, seed } = flags;
  const line = new ProgressLine({ label: "train", quiet: flags.quiet });
  // Refused before the work, not after it.
  const out = resolveUserPath(flags.out ?? `outputs/encoder-${domain}`);
  await checkNewFolder(out, WRITTEN);
  await mended(out, () => Deno.mkdir(out, { recursive: true }));
  await startEngine(flags, line);
  const data = SAMPLES[domain](seed);
  const random = new Random(seed);
  const batches = new DistortedBatches(data, ownersOf(data), { batch, random });
  const model = featureEncoder({
    ...{ size: SIZE, dim, random },
    classes: batches.owners.length,
    distortions: DISTORTIONS.length,
  });
  const next = () => batches.next();
  for await (
    const { step, ...losses } of trainEncoder(model, { steps, next })
  ) {
    line.update({ step, total: steps, losses }, performance.now());
  }
  line.done();
  const files = await encodeTfjsModel(featuresOf(model));
  model.dispose();
  for (const name of WRITTEN) {
    const file = join(out, name);
    await mended(file, () => replaceFile(file, files[name]));
  }
  line.note(`model.json, weights.bin in ${shownPath(out)}`);
}

/** Whose each picture is: a writer's, or a finger's. */
function ownersOf({ items }: Dataset): string[] {
  return items.map(({ file }) => file.replace(/[-/]\d+$/, ""));
}

/**
 * What is kept of it: from pixels to the numbers that describe a picture, and
 * after them how spoiled it looks, in logits. By the first alone noise lies
 * amid real pictures, as nobody can say whose it is.
 */
function featuresOf({ inputs, outputs }: tf.LayersModel) {
  const [features, _owner, strengths] = outputs;
  const seen = tf.layers.concatenate({ name: "judged" })
    .apply([features, strengths]) as tf.SymbolicTensor;
  return tf.model({ name: "encoder", inputs, outputs: seen });
}

if (import.meta.main) await runCommand(main);
