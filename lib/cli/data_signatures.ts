/**
 * `deno task data:signatures`: signatures by formula, named as CEDAR's.
 *
 * writers → samples and forgeries → full_org/*.png, full_forg/*.png,
 * trajectories/*.csv, manifest.csv
 */
import { resolve } from "@std/path";
import * as z from "zod";
import { Random } from "@/engine/mod.ts";
import {
  drawWriter,
  type SignatureFiles,
  WRITER_HEAD,
  type WriterJob,
} from "./_draw_writer.ts";
import { makeInto, WORK_FLAGS } from "./_made_folder.ts";
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
    forgeries: z.int().min(0).max(10_000).default(24)
      .describe("imitations of each hand by others, kept apart"),
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
    ...WORK_FLAGS,
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:signatures --writers 10 --per-writer 5",
    "data:signatures --size 64 --no-trajectories --forgeries 0 --seed 7",
    "data:signatures --writers 10000 --shard 1/4   # of four machines",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const { quiet, out, workers, shard, ...asked } = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "draw", quiet });
  const folder = out === undefined
    ? resolve("data", `signatures-${asked.seed}`)
    : resolveUserPath(out);
  const { total, manifest } = await makeInto({
    folder,
    asked: { made: "signatures", ...asked },
    head: WRITER_HEAD,
    jobs: writersOf(asked.writers, { folder, ...asked }),
    count: asked.writers,
    perJob: asked.perWriter + asked.forgeries,
    work: drawWriter,
    module: new URL("./_draw_writer.ts", import.meta.url),
    workers,
    shard,
    onMade: (step, total) => line.update({ step, total }, performance.now()),
  });
  line.done();
  line.note(`${total} signatures and ${manifest} in ${shownPath(folder)}`);
}

/** In the order of proceduralSignatures(), so that the same seed agrees. */
function* writersOf(
  count: number,
  files: SignatureFiles,
): Generator<WriterJob> {
  const random = new Random(files.seed);
  for (let number = 1; number <= count; number++) {
    yield { number, state: random.fork().state(), files };
  }
}

if (import.meta.main) await runCommand(main);
