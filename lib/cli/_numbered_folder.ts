import { join, resolve } from "@std/path";
import { mended } from "@/training/mod.ts";
import { resolveUserPath } from "./flags.ts";

/**
 * Makes `<out>/<name>-<n>` with the first number that is free.
 *
 * @param out As typed; where nothing is said, it lies in the project
 * @throws {UserError} If it cannot be made
 */
export async function numberedFolder(
  out: string,
  name: string,
): Promise<string> {
  const place = out === "outputs" ? resolve(out) : resolveUserPath(out);
  await mended(place, () => Deno.mkdir(place, { recursive: true }));
  for (let n = 1;; n++) {
    const path = join(place, `${name}-${n}`);
    if (await mended(path, () => makeFolder(path))) return path;
  }
}

/** Makes a folder; false if its name is taken. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await Deno.mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}
