import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";

/**
 * The newest run folder, by the time of its config.
 *
 * @param outputs Where run folders are made
 * @param kind Such as `vae`; any when left out
 * @throws {UserError} If there is none
 */
export async function latestRun(
  outputs: string,
  kind = "",
): Promise<string> {
  const runs: { path: string; time: number }[] = [];
  const names = await Array.fromAsync(Deno.readDir(outputs)).catch(() => []);
  for (const { name } of names) {
    if (!name.startsWith(kind === "" ? "" : `${kind}-`)) continue;
    const path = join(outputs, name);
    const config = await Deno.stat(join(path, "config.json"))
      .catch(() => undefined);
    if (config) runs.push({ path, time: config.mtime?.getTime() ?? 0 });
  }
  runs.sort((a, b) => b.time - a.time);
  if (runs.length > 0) return runs[0].path;
  const what = kind === "" ? "run" : `${kind} run`;
  throw new UserError(`There is no ${what} in ${outputs}: train one first`);
}
