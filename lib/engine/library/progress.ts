/** How far a download is, seen by the bytes that its folder has. */
import { join } from "@std/path";

/** Told while bytes arrive: what is done, of how many bytes. */
export type Progress = (doing: string, done: number, total: number) => void;

/** Reports how many bytes a folder has, twice a second, while `work` runs. */
export async function watching(
  folder: string,
  doing: string,
  total: number,
  progress: Progress,
  work: () => Promise<void>,
): Promise<void> {
  const look = () => progress(doing, Math.min(bytesIn(folder), total), total);
  const watch = setInterval(look, 500);
  look();
  try {
    await work();
    progress(doing, total, total);
  } finally {
    clearInterval(watch);
  }
}

function bytesIn(folder: string): number {
  let bytes = 0;
  try {
    for (const { name, isDirectory } of Deno.readDirSync(folder)) {
      const path = join(folder, name);
      bytes += isDirectory ? bytesIn(path) : Deno.statSync(path).size;
    }
  } catch { /* pip moves files while we look */ }
  return bytes;
}
