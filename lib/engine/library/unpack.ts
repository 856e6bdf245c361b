/** Unpacks two files of a wheel, streaming: they are of 850 MB. */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { join } from "@std/path";
// @ts-types="@types/yauzl"
import yauzl from "yauzl";
import type { Wheel } from "./wheels.ts";

/**
 * @param file The wheel, a zip file
 * @param folder Where the files are written, under their own names
 * @throws {Error} If the zip is broken or lacks one of the files
 */
export async function unpack(
  file: string,
  { files }: Pick<Wheel, "files">,
  folder: string,
): Promise<void> {
  const missing = new Set<string>(files);
  try {
    const zip = await yauzl.openPromise(file);
    for await (const entry of zip.eachEntry()) {
      const name = files.find((one) => entry.fileName === `tensorflow/${one}`);
      if (!name) continue;
      const target = createWriteStream(join(folder, name));
      await pipeline(await zip.openReadStreamPromise(entry), target);
      missing.delete(name);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`the wheel cannot be unpacked: ${reason}`);
  }
  if (missing.size === 0) return;
  throw new Error(`the wheel lacks ${[...missing].join(" and ")}`);
}
