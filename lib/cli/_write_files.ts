/** Many small files on their way to the disk side by side. */
import { join } from "@std/path";
import { mended, replaceFile } from "@/training/mod.ts";

/** Each waits for its sync: so many at one time. */
const AT_ONCE = 32;

/** A file by its name in the folder. */
export interface NamedFile {
  name: string;
  input: Uint8Array;
}

/**
 * Writes files into a folder, each of them whole or not at all.
 *
 * @throws {UserError} If there is no room or no right; those that were under
 * way with the first that failed have ended by then
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<NamedFile>,
): Promise<void> {
  const waiting: NamedFile[] = [];
  for await (const file of files) {
    waiting.push(file);
    if (waiting.length === AT_ONCE) await together(folder, waiting.splice(0));
  }
  await together(folder, waiting);
}

async function together(folder: string, files: NamedFile[]): Promise<void> {
  const ended = await Promise.allSettled(files.map(({ name, input }) => {
    const file = join(folder, name);
    return mended(file, () => replaceFile(file, input));
  }));
  const failed = ended.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}
