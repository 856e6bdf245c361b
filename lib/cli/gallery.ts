/**
 * `deno task gallery`: the pictures of the README, from seeds alone.
 *
 * Only what is made by formula, or learned from it, may be shown: no person
 * signed any of it.
 */
import { join } from "@std/path";
import * as z from "zod";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { proceduralFingerprints } from "@/data/procedural/mod.ts";
import { openEngine, Random, UserError } from "@/engine/mod.ts";
import { inTurn, replaceFile } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import { SAMPLE_DATA } from "./_data.ts";
import { readRun } from "./_read_run.ts";
import { VAE } from "./_vae_recipe.ts";
import { openRunJudge } from "./_vae_run_judge.ts";
import { readFlags, resolveUserPath, runCommand } from "./flags.ts";

const PICTURES = join(import.meta.dirname!, "../../docs/pictures");
const SEED = 1;
const SIZE = 64;
const ROWS = 4;
const COLUMNS = 10;
const GENERATED = 40;
/** Fingerprints: people in rows, two impressions of each of their fingers. */
const PRINTS = { size: 96, span: 280, people: 2, fingers: 4, perFinger: 2 };

const SPEC = {
  name: "gallery",
  about: "Draw the pictures of the README again.",
  flags: {
    run: z.string().min(1).optional().meta({ value: "run" })
      .describe("a run on sample data, for the picture of what it generates"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: docs/pictures"),
  },
  examples: ["gallery", "gallery --run outputs/vae-signatures-1"],
};

async function main(args: string[]): Promise<void> {
  const { out, run } = readFlags(SPEC, args);
  const folder = out === undefined ? PICTURES : resolveUserPath(out);
  const file = join(folder, "sample-signatures.png");
  await replaceFile(file, await sampleSheet());
  console.log(file);
  const prints = join(folder, "sample-fingerprints.png");
  await replaceFile(prints, await fingerprintSheet());
  console.log(prints);
  if (run === undefined) return;
  const generated = join(folder, "generated-signatures.png");
  await replaceFile(generated, await generatedSheet(resolveUserPath(run)));
  console.log(generated);
}

/** A writer in each row: the same name, never twice the same. */
export async function sampleSheet(): Promise<Uint8Array> {
  const data = sampleSignatures({
    size: SIZE,
    writers: ROWS,
    perWriter: COLUMNS,
    seed: SEED,
  });
  const all = Int32Array.from(data.items.keys());
  return await sheet(
    { pixels: toBatch(data, all), size: SIZE, count: all.length },
    {
      columns: COLUMNS,
      metadata: byFormula("signed"),
    },
  );
}

/** A person in each row: four fingers, each laid down twice. */
export async function fingerprintSheet(): Promise<Uint8Array> {
  const set = proceduralFingerprints({ ...PRINTS, seed: SEED });
  return await sheet(set, {
    columns: PRINTS.fingers * PRINTS.perFinger,
    group: PRINTS.perFinger,
    metadata: byFormula("touched"),
  });
}

function byFormula(done: "signed" | "touched"): Record<string, string> {
  return {
    Synthetic: "true",
    Software: "inkprint",
    Comment: `Synthetic: made by formula with seed ${SEED}; no person ` +
      `${done} this.`,
  };
}

/** What a run on sample data generates; one on people is not for showing. */
async function generatedSheet(run: string): Promise<Uint8Array> {
  const { options, labels = [] } = await readRun(run, VAE);
  if (options.data !== SAMPLE_DATA) {
    throw new UserError(`${run} must be trained on ${SAMPLE_DATA} to be shown`);
  }
  await openEngine();
  const judge = await openRunJudge(run, options, labels.length);
  const noise = new Random(SEED).normals(GENERATED * judge.noiseDim);
  const pixels = judge.decode(noise, inTurn(GENERATED, labels.length));
  judge.dispose();
  const metadata = synthetic({ model: "vae-signatures", seed: SEED });
  return await sheet({ pixels, size: options.size }, {
    columns: COLUMNS,
    metadata,
  });
}

if (import.meta.main) await runCommand(main);
