/**
 * `deno task data:signatures`: signatures by formula, named as CEDAR's.
 *
 * writers → samples → full_org/*.png, trajectories/*.csv, manifest.csv
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { drawSignature, newWriter } from "@/data/procedural/mod.ts";
import { Random } from "@/engine/mod.ts";
import { picture, synthetic } from "@/viz/mod.ts";
import { checkNewFolder, writeNew } from "./_new_folder.ts";
import { trajectoryCsv, trajectorySvg } from "./_trajectory_files.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "data:signatures",
  about: "Make signatures by formula, named as CEDAR's; nobody wrote them.",
  flags: {
    writers: z.int().min(1).max(100_000).default(55)
      .describe("how many hands are invented"),
    perWriter: z.int().min(1).max(10_000).default(24)
      .describe("signatures of each hand"),
    size: z.int().min(16).max(1024).default(256)
      .describe("width and height in pixels"),
    trajectories: z.boolean().default(true)
      .describe("write how the pen moved, as CSV"),
    svg: z.boolean().default(false)
      .describe("draw how the pen moved, as SVG; no picture to train on"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("the same seed makes the same signatures"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: data/signatures-SEED"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:signatures --writers 10 --per-writer 5",
    "data:signatures --size 64 --no-trajectories --seed 7",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const { size, seed, writers, perWriter } = flags;
  const line = new ProgressLine({ label: "draw", quiet: flags.quiet });
  const folder = flags.out === undefined
    ? resolve("data", `signatures-${seed}`)
    : resolveUserPath(flags.out);
  await checkNewFolder(folder);
  const metadata = synthetic({ model: "procedural-signatures", seed });
  const total = writers * perWriter, random = new Random(seed);
  let manifest = "file,writer,sample,seconds\n", step = 0;
  for (let w = 1; w <= writers; w++) {
    // In the order of proceduralSignatures(), so that the same seed agrees.
    const own = random.fork(), writer = newWriter(own);
    for (let k = 1; k <= perWriter; k++) {
      const drawn = drawSignature(writer, { size, random: own.fork() });
      const name = `original_${w}_${k}`, file = `full_org/${name}.png`;
      const ink = Float32Array.from(drawn.pixels, (p) => p / 255);
      await writeNew(join(folder, file), await picture(ink, size, metadata));
      if (flags.trajectories) {
        const csv = join(folder, "trajectories", `${name}.csv`);
        await writeNew(csv, trajectoryCsv(drawn.trajectory));
      }
      if (flags.svg) {
        const svg = trajectorySvg(drawn.trajectory, metadata.Comment);
        await writeNew(join(folder, "trajectories", `${name}.svg`), svg);
      }
      const seconds = drawn.trajectory.t.at(-1)!.toFixed(2);
      manifest += `${file},${w},${k},${seconds}\n`;
      line.update({ step: ++step, total }, performance.now());
    }
  }
  await writeNew(join(folder, "manifest.csv"), manifest);
  line.done();
  line.note(`${total} signatures and manifest.csv in ${shownPath(folder)}`);
}

if (import.meta.main) await runCommand(main);
