/**
 * `deno task generate RUN`: new pictures from a trained run.
 *
 * z from N(0, I) → decoder with the run's best weights → PNG files and a sheet
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { Random, UserError } from "@/engine/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { picture, sheet, synthetic } from "@/viz/mod.ts";
import { ENGINE_FLAGS, startEngine } from "./_engine.ts";
import { latestRun } from "./_latest_run.ts";
import { checkKind, KINDS, openPainter } from "./_painter.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "generate",
  about: "Draw new pictures with a trained run.",
  arguments: {
    run: z.string().optional()
      .describe("folder of the run; the latest when left out"),
  },
  flags: {
    kind: z.enum(KINDS).optional()
      .describe("of the latest run, when RUN is left out"),
    count: z.int().min(1).max(100_000).default(64)
      .describe("how many pictures"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("the same seed draws the same pictures"),
    temperature: z.number().gt(0).max(2).default(1)
      .describe("below 1: more usual pictures; above: bolder ones"),
    class: z.string().min(1).optional().meta({ value: "label" })
      .describe("what to draw, with a run that was taught classes"),
    interpolate: z.int().min(2).max(64).optional()
      .describe("rows of so many pictures on the way from one to the next"),
    sheet: z.int().min(1).max(4096).default(256)
      .describe("pictures on the sheet, at most"),
    ...ENGINE_FLAGS,
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: RUN/generated-SEED"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "generate outputs/vae-signatures-1 --count 16",
    "generate:vae --seed 7                    # the latest VAE",
    "generate:dcgan --class whorl             # where it was taught classes",
    "generate:vae --interpolate 8 --count 8   # eight walks of eight",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "generate", quiet: flags.quiet });
  const run = flags.run === undefined
    ? await latestRun(resolve("outputs"), flags.kind)
    : resolveUserPath(flags.run);
  await checkKind(run);
  await startEngine(flags, line);
  const { painter, size, kind, labels } = await openPainter(run);
  const { noiseDim } = painter;
  const asked = classesFor(labels, flags.class);
  const points = flags.interpolate === undefined
    ? new Random(flags.seed).normals(flags.count * noiseDim)
    : walks(flags.seed, { ...flags, noiseDim, length: flags.interpolate });
  const pixels = painter.decode(
    points.map((eps) => flags.temperature * eps),
    asked(points.length / noiseDim),
  );
  painter.dispose();
  const count = points.length / noiseDim;
  const folder = flags.out === undefined
    ? join(run, `generated-${flags.seed}`)
    : resolveUserPath(flags.out);
  const metadata = synthetic({ model: kind, seed: flags.seed });
  const digits = String(count).length;
  for (let i = 0; i < count; i++) {
    const one = pixels.subarray(i * size * size, (i + 1) * size * size);
    const name = `${String(i + 1).padStart(digits, "0")}.png`;
    await write(join(folder, name), await picture(one, size, metadata));
    line.update({ step: i + 1, total: count }, performance.now());
  }
  const shown = { pixels, size, count: Math.min(count, flags.sheet) };
  const columns = flags.interpolate;
  const png = await sheet(shown, { columns, metadata });
  await write(join(folder, "sheet.png"), png);
  line.done();
  line.note(`${count} pictures and sheet.png in ${shownPath(folder)}`);
}

/**
 * The classes of a number of pictures: the one asked for, or each in turn.
 *
 * @throws {UserError} If the run was not taught that one
 */
function classesFor(labels: string[], label: string | undefined) {
  const asked = label === undefined ? -1 : labels.indexOf(label);
  if (label !== undefined && asked < 0) {
    throw new UserError(
      labels.length === 0
        ? "--class needs a run that was taught classes (--conditional)"
        : `--class must be one of ${labels.join(", ")}: ` +
          `current value is ${label}`,
    );
  }
  return (count: number) =>
    Int32Array.from(
      { length: count },
      (_, i) => asked >= 0 ? asked : i % Math.max(1, labels.length),
    );
}

function write(file: string, bytes: Uint8Array): Promise<void> {
  return mended(file, () => replaceFile(file, bytes));
}

/**
 * Walks from one random point to the next, on a sphere's arc: points between
 * two draws of N(0, I) are then as far from 0 as draws are (White 2016,
 * https://arxiv.org/abs/1609.04468).
 *
 * @returns `[count * length, noiseDim]`, walk after walk
 */
function walks(
  seed: number,
  { count, length, noiseDim }: {
    count: number;
    length: number;
    noiseDim: number;
  },
): Float32Array {
  const random = new Random(seed);
  const ends = Array.from(
    { length: count + 1 },
    () => random.normals(noiseDim),
  );
  const points = new Float32Array(count * length * noiseDim);
  for (let i = 0; i < count * length; i++) {
    const [from, to] = [
      ends[Math.floor(i / length)],
      ends[Math.floor(i / length) + 1],
    ];
    const angle = Math.PI / 2 * (i % length) / (length - 1);
    for (let j = 0; j < noiseDim; j++) {
      points[i * noiseDim + j] = Math.cos(angle) * from[j] +
        Math.sin(angle) * to[j];
    }
  }
  return points;
}

if (import.meta.main) await runCommand(main);
