/**
 * `deno task clean`: empties the caches; the next run makes them anew.
 *
 * Run folders stay: they are the user's.
 */
import { cacheFolder, cleanCache } from "@/engine/library/cache.ts";
import { dataCache } from "./_data_cache.ts";
import { readFlags, runCommand, shownPath } from "./flags.ts";

const SPEC = {
  name: "clean",
  about: "Remove fetched TensorFlow libraries and prepared images.",
  flags: {},
  examples: ["clean"],
};

/** The command; `say` gets the names of what was removed. */
export async function clean(
  args: string[],
  say: (sentence: string) => void = console.log,
): Promise<void> {
  readFlags(SPEC, args);
  const removed = await cleanCache();
  const what = removed.length > 0 ? removed.join(", ") : "nothing";
  say(`removed from ${cacheFolder()}: ${what}`);
  const images = dataCache();
  const hadImages = await removeFolder(images);
  say(`removed from ${shownPath(images)}: ${hadImages ? "all" : "nothing"}`);
}

/** Whether there was such a folder. */
async function removeFolder(path: string): Promise<boolean> {
  try {
    await Deno.remove(path, { recursive: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

if (import.meta.main) await runCommand((args) => clean(args));
