/**
 * Where downloaded libraries are kept: `$XDG_CACHE_HOME/inkprint`.
 *
 * A library is a folder that is renamed into its place when it is whole. Who
 * changes the cache holds its lock, which the system frees with the process.
 */
import { join } from "@std/path";
import type { Wheel } from "./wheels.ts";

const LOCK = "lock";
const ASIDE = "part-";

/** The cache folder; it need not exist. */
export function cacheFolder(): string {
  const home = Deno.env.get("HOME") ?? ".";
  const base = Deno.env.get("XDG_CACHE_HOME") ||
    (Deno.build.os === "darwin"
      ? join(home, "Library", "Caches")
      : join(home, ".cache"));
  return join(base, "inkprint");
}

/** The folder of a wheel's files in the cache. */
export function libraryFolder({ package: name, version, platform }: Wheel) {
  return join(cacheFolder(), `${name}-${version}-${platform}`);
}

/** Whether a wheel's files are in the cache, to the last byte. */
export async function isCached(wheel: Wheel): Promise<boolean> {
  const sizes = await Promise.all(
    wheel.files.map((name) => sizeOf(join(libraryFolder(wheel), name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0) === wheel.unpacked;
}

/** Whether a path can be seen. */
export async function exists(path: string): Promise<boolean> {
  return await sizeOf(path) >= 0;
}

/** Runs `work` while no other process changes the cache. */
export async function lockCache<T>(work: () => Promise<T>): Promise<T> {
  const folder = cacheFolder();
  await Deno.mkdir(folder, { recursive: true });
  const path = join(folder, LOCK);
  using lock = await Deno.open(path, { create: true, write: true });
  await lock.lock(true);
  return await work();
}

/** An empty folder of the cache, for a library that is not whole yet. */
export async function makeAside(): Promise<string> {
  return await Deno.makeTempDir({ dir: cacheFolder(), prefix: ASIDE });
}

/** Removes what processes left that were killed; under the lock. */
export async function removeAsides(): Promise<void> {
  for await (const { name } of Deno.readDir(cacheFolder())) {
    if (!name.startsWith(ASIDE)) continue;
    await Deno.remove(join(cacheFolder(), name), { recursive: true });
  }
}

/**
 * Empties the cache.
 *
 * @returns Names of what was removed
 */
export async function cleanCache(): Promise<string[]> {
  if (!await exists(cacheFolder())) return [];
  return await lockCache(async () => {
    const removed: string[] = [];
    for await (const { name } of Deno.readDir(cacheFolder())) {
      // The lock stays: another process may wait for it.
      if (name === LOCK) continue;
      await Deno.remove(join(cacheFolder(), name), { recursive: true });
      removed.push(name);
    }
    return removed;
  });
}

/** Writes what the system still holds of a file or folder to the disk. */
export async function sync(path: string): Promise<void> {
  using file = await Deno.open(path);
  await file.sync();
}

/** Bytes of a file; -1 where it cannot be seen. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await Deno.stat(path)).size;
  } catch {
    return -1;
  }
}
