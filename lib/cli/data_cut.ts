/**
 * `deno task data:cut SHEET`: single signatures out of a scanned sheet.
 *
 * sheet → cuts in reading order → signatures/*.png, manifest.csv, preview.png
 */
import { basename, extname, join, resolve } from "@std/path";
import sharp from "sharp";
import * as z from "zod";
import { cutSheet, type Grid } from "@/data/cut/mod.ts";
import { decode, DecodeError } from "@/data/mod.ts";
import { UserError } from "@/engine/user_error.ts";
import type { GreyImage } from "@/image/mod.ts";
import { mended, replaceFile } from "@/training/run_folder_files.ts";
import { cutFiles, cutTable } from "./_cut_files.ts";
import { cutPreview } from "./_cut_preview.ts";
import { checkNewFolder, writeNew } from "./_new_folder.ts";
import {
  type Flags,
  readFlags,
  resolveUserPath,
  runCommand,
  shownPath,
} from "./flags.ts";

const SPEC = {
  name: "data:cut",
  about: "Cut a scanned sheet of signatures into single ones.",
  arguments: {
    sheet: z.string().min(1)
      .describe("scan or photo with many signatures: PNG, JPEG, TIFF, BMP"),
  },
  flags: {
    person: z.string().regex(/^[^./\\][^/\\]*$/).optional()
      .meta({ value: "name" }).describe("who wrote all of them"),
    rowsArePersons: z.boolean().default(false)
      .describe("each row was written by another"),
    columnsArePersons: z.boolean().default(false)
      .describe("each column was written by another"),
    grid: z.string().optional().meta({ value: "CxR" })
      .describe("columns x rows, such as 4x6; found when left out"),
    gap: z.number().gt(0).max(10).optional()
      .describe(
        "widest gap inside a signature, in heights of what is written; " +
          "found when left out",
      ),
    minSize: z.int().min(1).optional()
      .describe("drop what is smaller, in pixels of the sheet"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: data/cut-SHEET"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:cut scan.png --person ann",
    "data:cut photo.jpg --grid 4x6 --rows-are-persons",
    "data:cut scan.tif --gap 1.5   # where signatures were cut in two",
  ],
};

/** No scan is reduced; what has too many pixels is refused. */
const LONGEST = 32_000;

type Asked = Flags<typeof SPEC.flags>;

/** The command. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const { sheet: path, ...asked } = readFlags(SPEC, args);
  checkPersons(asked);
  const name = basename(path, extname(path));
  const folder = asked.out === undefined
    ? resolve("data", `cut-${name}`)
    : resolveUserPath(asked.out);
  const grid = asked.grid === undefined ? undefined : readGrid(asked.grid);
  await checkNewFolder(folder);
  const sheet = await open(path);
  const { gap, minSize, quiet } = asked;
  const cuts = cutSheet(sheet, { grid, gap, minSize });
  if (cuts.length === 0) {
    throw new UserError(
      `Cannot cut ${path} as no signature was found on it: name a smaller ` +
        "--min-size, or their --grid",
    );
  }
  const files = cutFiles(cuts, asked);
  for (const [i, { picture }] of cuts.entries()) {
    await writeNew(join(folder, files[i]), await png(picture));
  }
  const preview = join(folder, "preview.png");
  await writeNew(preview, await cutPreview(sheet, cuts));
  const manifest = join(folder, "manifest.csv");
  await mended(manifest, () => replaceFile(manifest, cutTable(cuts, files)));
  if (quiet) return;
  say(
    `${cuts.length} signatures; look whether they are whole: ` +
      `${shownPath(preview)}\nread them with: deno task data:inspect ` +
      shownPath(join(folder, "signatures")),
  );
}

function checkPersons(
  { person, rowsArePersons, columnsArePersons }: Asked,
): void {
  const said = [person !== undefined, rowsArePersons, columnsArePersons];
  if (said.filter(Boolean).length <= 1) return;
  throw new UserError(
    "Cannot tell who wrote what: give one of --person, --rows-are-persons " +
      "and --columns-are-persons",
  );
}

function readGrid(text: string): Grid {
  const [, columns, rows] = (/^(\d{1,2})x(\d{1,2})$/.exec(text) ?? [])
    .map(Number);
  if (columns > 0 && rows > 0) return { columns, rows };
  throw new UserError(
    `Cannot read --grid as it must be columns x rows, such as 4x6: current ` +
      `value is ${text}`,
  );
}

async function open(path: string): Promise<GreyImage> {
  try {
    return await decode(resolveUserPath(path), { longest: LONGEST });
  } catch (error) {
    if (error instanceof DecodeError) {
      throw new UserError(`Cannot cut ${path}: it ${error.message}`);
    }
    throw error;
  }
}

function png({ width, height, pixels }: GreyImage): Promise<Uint8Array> {
  const raw = { width, height, channels: 1 as const };
  return sharp(Uint8Array.from(pixels), { raw })
    .toColourspace("b-w").png().toBuffer();
}

if (import.meta.main) await runCommand((args) => main(args));
