/**
 * `deno task gallery`: the pictures of the README, from seeds alone.
 *
 * Only what is made by formula, or learned from it, may be shown: no person
 * signed or touched any of it.
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { Random, UserError } from "@/engine/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import { fingerprintSheet, sampleSheet } from "./_gallery_formula.ts";
import { startEngine } from "./_engine.ts";
import { latestRun } from "./_latest_run.ts";
import { openPainter } from "./_painter.ts";
import { readFlags, resolveUserPath, runCommand } from "./flags.ts";
import { ProgressLine } from "./progress.ts";
import { main as trainDcgan } from "./train_dcgan.ts";
import { main as trainGan } from "./train_gan.ts";
import { main as trainVae } from "./train_vae.ts";

const PICTURES = join(import.meta.dirname!, "../../docs/pictures");
const SEED = 1;
const COLUMNS = 10;
const GENERATED = 40;

/** Few steps and large ones: noise keeps the discriminator from winning. */
const BRISK = "--learning-rate 0.001 --discriminator-rate 0.0005 " +
  "--ema-decay 0.98 --instance-noise 0.4";
const SHORT = "--width 32 --steps 700 --noise-steps 700 --last-rate 1";

/** How a picture comes to be. */
type Draw = () => Promise<Uint8Array>;

/** The pictures, by their names. */
const GALLERY: Record<string, Draw> = {
  "sample-signatures": sampleSheet,
  "sample-fingerprints": fingerprintSheet,
  "generated-signatures": trained("vae", trainVae, ""),
  "dense-gan-signatures": trained(
    "dense-gan",
    trainGan,
    "--steps 3000 --noise-steps 3000",
  ),
  "conv-gan-signatures": trained(
    "conv-gan",
    trainDcgan,
    `--data signatures ${SHORT} ${BRISK}`,
  ),
  "generated-fingerprints": trained(
    "dcgan",
    trainDcgan,
    `--data fingerprints ${SHORT}`,
  ),
};

const NAMES = Object.keys(GALLERY);

const SPEC = {
  name: "gallery",
  about: "Draw the pictures of the README again; some are learned first.",
  flags: {
    only: z.enum(NAMES).optional().describe("one of the pictures"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: docs/pictures"),
  },
  examples: ["gallery", "gallery --only sample-signatures"],
};

async function main(args: string[]): Promise<void> {
  const { out, only } = readFlags(SPEC, args);
  const folder = out === undefined ? PICTURES : resolveUserPath(out);
  for (const name of only === undefined ? NAMES : [only]) {
    const file = join(folder, `${name}.png`);
    await replaceFile(file, await GALLERY[name]());
    console.log(file);
  }
}

/** Trains in `outputs/gallery/<name>`, unless that was done, and draws. */
function trained(
  name: string,
  train: (args: string[]) => Promise<number>,
  args: string,
): Draw {
  return async () => {
    const out = resolve("outputs/gallery", name);
    const run = await latestRun(out).catch(() => undefined);
    const isDone = run && await Deno.stat(join(run, "results.json"))
      .catch(() => undefined);
    const words = run ? `--resume ${run}` : `--out ${out} ${args}`;
    const code = isDone ? 0 : await train(words.split(" ").filter(Boolean));
    if (code !== 0) throw new UserError(`${name} was stopped: type it again`);
    return await generatedSheet(await latestRun(out));
  };
}

/** What a run invents. */
async function generatedSheet(run: string): Promise<Uint8Array> {
  const line = new ProgressLine({ quiet: true });
  await startEngine({ engine: "auto", threads: 0 }, line);
  const { painter, size, kind } = await openPainter(run);
  const noise = new Random(SEED).normals(GENERATED * painter.noiseDim);
  const pixels = painter.decode(noise);
  painter.dispose();
  return await sheet({ pixels, size }, {
    columns: COLUMNS,
    metadata: synthetic({ model: kind, seed: SEED }),
  });
}

if (import.meta.main) await runCommand(main);
