/**
 * `deno task clean`: empties the cache of libraries; the next run fetches anew.
 *
 * Run folders stay: they are the user's.
 */
import { cacheFolder, cleanCache } from "@/engine/library/cache.ts";
import { readFlags, runCommand } from "./flags.ts";

const SPEC = {
  name: "clean",
  about: "Remove the TensorFlow libraries that were fetched.",
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
}

if (import.meta.main) await runCommand((args) => clean(args));
