/**
 * `deno task generate RUN`: new pictures from a trained run.
 *
 * z from N(0, I) → decoder with the run's best weights → PNG files and a sheet
 */
import { join, resolve } from "@std/path";
import { makeZip } from "client-zip";
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { picture, sheet, synthetic } from "@/viz/mod.ts";
import { ENGINE_FLAGS, startEngine } from "./_engine.ts";
import { latestRun } from "./_latest_run.ts";
import { draws, walks } from "./_latent_points.ts";
import { checkKind, KINDS, type Opened, openPainter } from "./_painter.ts";
import { stopOnSignal } from "./_stop.ts";
import { writeFiles } from "./_write_files.ts";
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
    out: z.string().min(1).optional().meta({ value: "place" })
      .describe(
        "where they are written, a folder or what ends in .zip; default: " +
          "RUN/generated-SEED",
      ),
    zip: z.boolean().default(false)
      .describe("write one zip in the place of a folder"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "generate outputs/vae-signatures-1 --count 16",
    "generate:vae --seed 7                    # the latest VAE",
    "generate:dcgan --class whorl             # where it was taught classes",
    "generate:vae --interpolate 8 --count 8   # eight walks of eight",
    "generate:gan --count 10000 --zip         # one file, as they are drawn",
  ],
};

/** The command; the exit code. */
export async function main(args: string[]): Promise<number> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "generate", quiet: flags.quiet });
  const run = flags.run === undefined
    ? await latestRun(resolve("outputs"), flags.kind)
    : resolveUserPath(flags.run);
  await checkKind(run);
  await startEngine(flags, line);
  const opened = await openPainter(run);
  const isZip = flags.zip || flags.out?.endsWith(".zip");
  const out = flags.out === undefined
    ? join(run, `generated-${flags.seed}${isZip ? ".zip" : ""}`)
    : resolveUserPath(flags.out);
  using stop = stopOnSignal(line);
  const files = draw(opened, flags, { line, signal: stop.signal });
  try {
    if (isZip) await mended(out, () => replaceFile(out, makeZip(files)));
    else await writeFiles(out, files);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return 130; // what was written is whole
  }
  opened.painter.dispose();
  line.done();
  const count = flags.count * (flags.interpolate ?? 1);
  line.note(`${count} pictures and sheet.png in ${shownPath(out)}`);
  return 0;
}

/** Each picture as a file, drawn when it is asked for, and their sheet. */
async function* draw(
  { painter, size, kind, labels }: Opened,
  flags: Asked,
  { line, signal }: { line: ProgressLine; signal: AbortSignal },
) {
  const { noiseDim } = painter;
  const classOf = classesFor(labels, flags.class);
  const points = flags.interpolate === undefined
    ? draws({ ...flags, noiseDim })
    : walks({ ...flags, noiseDim }, flags.interpolate);
  const count = flags.count * (flags.interpolate ?? 1);
  const metadata = synthetic({ model: kind, seed: flags.seed });
  const digits = String(count).length;
  const area = size * size;
  const shown = new Float32Array(Math.min(count, flags.sheet) * area);
  let drawn = 0;
  for (const some of points) {
    const pixels = painter.decode(
      some.map((eps) => flags.temperature * eps),
      Int32Array.from(
        { length: some.length / noiseDim },
        (_, i) => classOf(drawn + i),
      ),
    );
    const room = shown.subarray(Math.min(shown.length, drawn * area));
    room.set(pixels.subarray(0, room.length));
    const each = Array.from(
      { length: pixels.length / area },
      (_, i) => pixels.subarray(i * area, (i + 1) * area),
    );
    // All cores compress.
    const pictures = each.map((one) => picture(one, size, metadata));
    for (const input of await Promise.all(pictures)) {
      signal.throwIfAborted();
      const name = `${String(++drawn).padStart(digits, "0")}.png`;
      yield { name, input };
      line.update({ step: drawn, total: count }, performance.now());
    }
  }
  const columns = flags.interpolate;
  const png = await sheet({ pixels: shown, size }, { columns, metadata });
  yield { name: "sheet.png", input: png };
}

type Asked = ReturnType<
  typeof readFlags<typeof SPEC.flags, typeof SPEC.arguments>
>;

/**
 * The class of a picture by its number: the one asked for, or each in turn.
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
  return (i: number) => asked >= 0 ? asked : i % Math.max(1, labels.length);
}

if (import.meta.main) await runCommand(main);
