/**
 * `deno task bench:planted`: the mistake of the project that documents S1.
 *
 * Its generator ends in a sigmoid, in [0, 1], and its images were in [-1, 1].
 * No command does that any more, so it is built here of the library's parts,
 * beside the same GAN with the range mended: table, and a sheet of each.
 */
import { join } from "@std/path";
import * as z from "zod";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { type Range, sampleSignatures, withRange } from "@/data/mod.ts";
import { openEngine } from "@/engine/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { sheet } from "@/viz/mod.ts";
import { type Planted, trainPlanted } from "./_planted_gan.ts";

const SPEC = {
  name: "bench:planted",
  about: "Train S1's FC-GAN with its mistake, and with the mistake mended.",
  flags: {
    steps: z.int().min(1).max(1_000_000).default(1500)
      .describe("steps of each"),
    learningRate: z.number().gt(0).max(1).default(2e-4)
      .describe("rate of Adam of both networks; S1 has 1e-5"),
    batch: z.int().min(2).max(4096).default(64).describe("images in a step"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("everything random follows from it"),
    threads: z.int().min(1).max(127).default(2).describe("threads"),
    out: z.string().min(1).default("outputs/bench").meta({ value: "folder" })
      .describe("where the sheets are written"),
  },
  examples: ["bench:planted --steps 500", "bench:planted --learning-rate 1e-5"],
};

/** The range of the images, of each contestant. */
const RANGES: Record<string, Range> = { original: "symmetric", mended: "unit" };

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  await openEngine({ threads: flags.threads });
  const data = sampleSignatures({ size: 64, seed: flags.seed });
  const rows: Record<string, Planted> = {};
  for (const [name, range] of Object.entries(RANGES)) {
    line.begin(name);
    const result = await trainPlanted(withRange(data, range), {
      ...flags,
      onStep: (step) =>
        line.update({ step, total: flags.steps }, performance.now()),
    });
    line.done();
    const { pixels } = result;
    const title = `${name}: sigmoid, images in ` +
      (range === "unit" ? "[0, 1]" : "[-1, 1]");
    const file = join(resolveUserPath(flags.out), `planted-${name}.png`);
    await replaceFile(file, await sheet({ pixels, size: 64 }, { title }));
    line.note(`look at ${file}`);
    rows[name] = result;
  }
  console.log(tableOf(rows, flags.steps));
}

function tableOf(rows: Record<string, Planted>, steps: number): string {
  const measures: [string, keyof Planted][] = [
    ["ink of the samples, of real ones'", "ink"],
    ["how much samples differ, of real ones", "diversity"],
    ["D is right about real images", "realAccuracy"],
    ["D is right about samples", "fakeAccuracy"],
    ["loss of D", "dLoss"],
    ["loss of G", "gLoss"],
  ];
  return [
    `| after ${steps} steps | ${Object.keys(rows).join(" | ")} |`,
    `| --- |${" --- |".repeat(Object.keys(rows).length)}`,
    ...measures.map(([name, key]) =>
      `| ${name} | ${
        Object.values(rows).map((row) => (row[key] as number).toFixed(3))
          .join(" | ")
      } |`
    ),
  ].join("\n");
}

if (import.meta.main) await runCommand(main);
