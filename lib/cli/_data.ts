/** The images that a command is given: a folder's, or made by formula. */
import * as z from "zod";
import {
  type Dataset,
  LAYOUTS,
  openFolder,
  sampleFingerprints,
  sampleSignatures,
} from "@/data/mod.ts";
import { splitForClasses } from "./_classes.ts";
import { dataCache } from "./_data_cache.ts";
import { resolveUserPath } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";

/** What `--data` means when it is no folder. */
export const SAMPLE_DATA = "signatures";
const SAMPLE_PRINTS = "fingerprints";

/** Images that are looked at at once: more do not fit into any memory. */
export const MOST = 4096;

/** Which images, for every command that trains. */
export const DATA_FLAGS = {
  data: z.string().min(1).meta({ value: "folder" }).default(SAMPLE_DATA)
    .describe(
      'folder, zip or tar of images; "signatures" and "fingerprints" are ' +
        "made by formula",
    ),
  layout: z.enum(LAYOUTS.map(({ name }) => name)).optional()
    .describe("how the folder names its files; told from them when left out"),
  labelKind: z.enum(["genuine", "forged", "altered", "all"]).default("genuine")
    .describe("which images of the folder to take"),
};

/** Which images a run takes. */
export interface DataConfig {
  data: string;
  size: number;
  seed: number;
  layout?: z.output<typeof DATA_FLAGS.layout>;
  labelKind?: z.output<typeof DATA_FLAGS.labelKind>;
  /** Whether it is taught classes: then all must be learned from. */
  conditional?: boolean;
}

/** Whether `--data` is a folder, and no word. */
export function isFolder(data: string): boolean {
  return data !== SAMPLE_DATA && data !== SAMPLE_PRINTS;
}

/** A path as it is found from everywhere; a word stays as it is. */
export function resolveData(data: string): string {
  return isFolder(data) ? resolveUserPath(data) : data;
}

/** Opens them, and says what is left out. */
export async function openData(
  config: DataConfig,
  line: ProgressLine,
  options: { cache?: boolean } = {},
): Promise<Dataset> {
  const opened = await openImages(config, line, options);
  const { conditional, seed } = config;
  const data = conditional ? splitForClasses(opened, seed) : opened;
  sayLeftOut(data, line);
  return data;
}

async function openImages(
  { data, size, seed, layout, labelKind }: DataConfig,
  line: ProgressLine,
  { cache = true }: { cache?: boolean },
): Promise<Dataset> {
  if (data === SAMPLE_DATA) return sampleSignatures({ size, seed });
  if (data === SAMPLE_PRINTS) return sampleFingerprints({ size, seed });
  line.begin("read");
  const opened = await openFolder(data, {
    size,
    seed,
    layout,
    kind: labelKind,
    cache: cache ? dataCache() : undefined,
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  return opened;
}

function sayLeftOut(
  { skipped, duplicates, alike, split }: Dataset,
  line: ProgressLine,
): void {
  for (const { file, reason } of skipped.slice(0, 5)) {
    line.note(`skipped: ${file} ${reason}`);
  }
  if (skipped.length > 5) line.note(`skipped: ${skipped.length} files in all`);
  if (duplicates.length > 0) {
    line.note(`left out: ${duplicates.length} exact duplicates`);
  }
  if (alike.length > 0) {
    line.note(`look the same: ${alike.length} pairs, which no split parts`);
  }
  if (split.warning) line.note(split.warning);
}

/** How many images of which split, in a sentence. */
export function describeData({ name, items, split }: Dataset): string {
  const persons = new Set(items.map(({ person }) => person)).size;
  const { train, valid, test } = split;
  return `data: ${name}, ${items.length} images by ${persons} persons: ` +
    `${train.length} train, ${valid.length} valid, ${test.length} test`;
}
