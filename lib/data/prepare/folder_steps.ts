import { Random } from "@/engine/random.ts";
import { decodeBytes } from "../decode.ts";
import { DecodeError } from "../decode_error.ts";
import { findLayout, knownItems } from "../known_items.ts";
import { openSource } from "../open_source.ts";
import type { PreparationStep } from "../preparation_step.ts";
import { mapFiles } from "../source.ts";
import { preparationSteps } from "./steps.ts";

/** Which images of a folder, and how they are prepared. */
export interface FolderStepsOptions {
  /** How many images at most */
  count: number;
  /** Width and height of the results */
  size: number;
  /** Which images are drawn by lot */
  seed: number;
  /** Name of one of the `LAYOUTS`; default: told from the file names */
  layout?: string;
}

/** An image of a folder from the scan to the result. */
export interface FileSteps {
  file: string;
  steps: PreparationStep[];
}

/**
 * How some images of a folder are prepared, step by step.
 *
 * @param dir Of images, nested as it may be; or a zip, tar or tar.gz of one
 * @returns The name of the folder, and its images; those that cannot be read
 *   are left out
 * @throws {UserError} If there is no such folder, or nothing in it
 */
export async function folderSteps(
  dir: string,
  { count, size, seed, layout: named }: FolderStepsOptions,
): Promise<{ name: string; images: FileSteps[] }> {
  using source = await openSource(dir);
  const layout = findLayout(source, named);
  const { items } = knownItems(source, layout, dir);
  const lot = new Random(seed).permutation(items.length).subarray(0, count);
  const files = [...lot].map((index) => items[index].file);
  const read = await mapFiles(source, files, {
    work: async (bytes, file): Promise<FileSteps> => {
      const scan = await decodeBytes(bytes);
      return { file, steps: preparationSteps(scan, layout.content, { size }) };
    },
  });
  const images = read.flatMap((one) => one instanceof DecodeError ? [] : [one]);
  return { name: source.name, images };
}
