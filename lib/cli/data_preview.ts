/**
 * `deno task data:preview DIR --augment`: what a model is given to learn from.
 *
 * prepared images → each with copies as augmentation moves them → a sheet; with
 * `--steps`: scans → each as every step of the preparation leaves it → a sheet.
 */
import { join } from "@std/path";
import * as z from "zod";
import {
  augmentInto,
  augmentOf,
  type Dataset,
  folderSteps,
  LAYOUTS,
  openFolder,
  sampleSignatures,
} from "@/data/mod.ts";
import { Random, UserError } from "@/engine/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { type Images, sheet } from "@/viz/mod.ts";
import { numberedFolder } from "./_numbered_folder.ts";
import { dataCache } from "./_data_cache.ts";
import { SAMPLE_DATA } from "./_data.ts";
import { stepsSheet } from "./_preview_steps.ts";
import {
  type Flags,
  readFlags,
  resolveUserPath,
  runCommand,
  shownPath,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "data:preview",
  about: "Draw images as a model is given them.",
  arguments: {
    dir: z.string().min(1).default(SAMPLE_DATA)
      .describe('folder, zip or tar; "signatures" are made by formula'),
  },
  flags: {
    augment: z.boolean().default(false)
      .describe("draw each with copies that augmentation has moved"),
    steps: z.boolean().default(false)
      .describe("draw each as every step of its preparation leaves it"),
    rows: z.int().min(1).max(100).default(8).describe("rows of pictures"),
    columns: z.int().min(2).max(50).default(8).describe("pictures in a row"),
    layout: z.enum(LAYOUTS.map(({ name }) => name)).optional()
      .describe("how it names its files; told from them when left out"),
    size: z.literal([28, 32, 64, 128]).default(64)
      .describe("width and height of the images"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("which images, and how they are moved"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where the folder with the sheet is made"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: ["data:preview --augment", "data:preview path/to/scans --steps"],
};

type Asked = Flags<typeof SPEC.flags>;

/** The command. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const { dir, ...flags } = readFlags(SPEC, args);
  const { name, png } = flags.steps
    ? await stepByStep(dir, flags)
    : await prepared(dir, flags);
  const folder = await numberedFolder(flags.out, `preview-${name}`);
  const file = join(folder, "sheet.png");
  await mended(file, () => replaceFile(file, png));
  if (!flags.quiet) say(shownPath(file));
}

const METADATA = {
  Comment: "May show signatures or fingerprints of real people: " +
    "not for publishing.",
  Software: "inkprint",
};

/** A sheet of images as a model is given them. */
async function prepared(dir: string, flags: Asked) {
  const data = await open(dir, flags);
  const images = flags.augment ? moved(data, flags) : drawn(data, flags);
  const { name } = data;
  const title = `${name}: ${flags.augment ? "left as prepared" : "prepared"}`;
  const { columns } = flags;
  const png = await sheet(images, { columns, title, metadata: METADATA });
  return { name, png };
}

/** A sheet of images from the scan to the result. */
async function stepByStep(dir: string, { rows, ...flags }: Asked) {
  if (dir === SAMPLE_DATA) {
    throw new UserError(
      `Cannot draw the steps of "${dir}": it is made by formula, not scanned. ` +
        "Name a folder of scans.",
    );
  }
  const scans = resolveUserPath(dir);
  const { name, images } = await folderSteps(scans, { ...flags, count: rows });
  if (images.length === 0) {
    throw new UserError(
      `Cannot draw the steps of ${dir}: none of ${rows} images drawn by lot ` +
        "can be read; data:inspect says why.",
    );
  }
  const title = `${name}: step by step`;
  return { name, png: await stepsSheet(images, { title, metadata: METADATA }) };
}

async function open(dir: string, flags: Asked): Promise<Dataset> {
  const { size, seed, layout, quiet } = flags;
  if (dir === SAMPLE_DATA) return sampleSignatures({ size, seed });
  const line = new ProgressLine({ quiet, label: "read" });
  const data = await openFolder(resolveUserPath(dir), {
    size,
    seed,
    layout,
    cache: dataCache(),
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  return data;
}

/** A picture in each place. */
function drawn(data: Dataset, { rows, columns, seed }: Asked): Images {
  const chosen = choose(data, rows * columns, new Random(seed));
  const area = data.size ** 2;
  const pixels = new Uint8Array(chosen.length * area);
  chosen.forEach((index, i) => pixels.set(data.pictures.at(index), i * area));
  return { pixels, size: data.size };
}

/** A picture at the left of each row, and beside it as it may be moved. */
export function moved(
  { size, pictures, content, items }: Dataset,
  { rows, columns, seed }: { rows: number; columns: number; seed: number },
): Images {
  const random = new Random(seed);
  const augment = augmentOf(content);
  const area = size ** 2;
  const chosen = choose({ items }, rows, random);
  const out = new Float32Array(chosen.length * columns * area);
  chosen.forEach((index, row) => {
    const one = pictures.at(index);
    for (let column = 0; column < columns; column++) {
      const at = (row * columns + column) * area;
      const target = out.subarray(at, at + area);
      if (column === 0) one.forEach((ink, i) => target[i] = ink / 255);
      else augmentInto(target, one, { size, range: "unit", random, augment });
    }
  });
  return { pixels: out, size };
}

/** `count` images at most, drawn without putting back. */
function choose(
  { items }: Pick<Dataset, "items">,
  count: number,
  random: Random,
): number[] {
  return [...random.permutation(items.length).subarray(0, count)];
}

if (import.meta.main) await runCommand((args) => main(args));
