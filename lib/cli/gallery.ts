/**
 * `deno task gallery`: the pictures of the README, from seeds alone.
 *
 * Only what is made by formula may be shown: no person signed any of it.
 */
import { join } from "@std/path";
import * as z from "zod";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { sheet } from "@/viz/mod.ts";
import { readFlags, resolveUserPath, runCommand } from "./flags.ts";

const PICTURES = join(import.meta.dirname!, "../../docs/pictures");
const SEED = 1;
const SIZE = 64;
const ROWS = 4;
const COLUMNS = 10;

const SPEC = {
  name: "gallery",
  about: "Draw the pictures of the README again.",
  flags: {
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: docs/pictures"),
  },
  examples: ["gallery"],
};

async function main(args: string[]): Promise<void> {
  const { out } = readFlags(SPEC, args);
  const folder = out === undefined ? PICTURES : resolveUserPath(out);
  const file = join(folder, "sample-signatures.png");
  await replaceFile(file, await sampleSheet());
  console.log(file);
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
      metadata: {
        Synthetic: "true",
        Software: "inkprint",
        Comment: `Synthetic: made by formula with seed ${SEED}; no person ` +
          "signed this.",
      },
    },
  );
}

if (import.meta.main) await runCommand(main);
