/** What a run folder tells of its training. */
import { join } from "@std/path";
import type { DrawnEvent } from "./training_record.ts";

/** The events of a run; a line that is being written is left out. */
export async function readRunEvents(path: string): Promise<DrawnEvent[]> {
  const text = await Deno.readTextFile(join(path, "events.jsonl"));
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** The newest sheet of samples of a run, if there is one. */
export async function readRunSamples(
  path: string,
): Promise<Uint8Array | undefined> {
  const folder = join(path, "samples");
  try {
    const names = (await Array.fromAsync(Deno.readDir(folder)))
      .map(({ name }) => name).filter((name) => name.endsWith(".png")).sort();
    const newest = names.at(-1);
    return newest && await Deno.readFile(join(folder, newest)) || undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
