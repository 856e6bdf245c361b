import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import { kindOfRun } from "./_read_run.ts";

/**
 * The newest run folder, by the time of its config.
 *
 * @param outputs Where run folders are made
 * @param kind Such as `vae`; any when left out
 * @throws {UserError} If there is none
 */
export async function latestRun(
  outputs: string,
  kind?: string,
): Promise<string> {
  const runs: { path: string; time: number }[] = [];
  const names = await Array.fromAsync(Deno.readDir(outputs)).catch(() => []);
  for (const { name } of names) {
    const path = join(outputs, name);
    const config = await Deno.stat(join(path, "config.json"))
      .catch(() => undefined);
    if (!config || kind && await kindOf(path) !== kind) continue;
    runs.push({ path, time: config.mtime?.getTime() ?? 0 });
  }
  runs.sort((a, b) => b.time - a.time);
  if (runs.length > 0) return runs[0].path;
  const what = kind === undefined ? "run" : `${kind} run`;
  throw new UserError(`There is no ${what} in ${outputs}: train one first`);
}

/** What kind of run it is; nothing if its config cannot be read. */
function kindOf(path: string): Promise<string | undefined> {
  return kindOfRun(path).catch(() => undefined);
}
