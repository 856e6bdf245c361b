/**
 * Fetches TensorFlow's library once: `pip download` of one pinned wheel.
 *
 * pip is the client that every Python has, with its mirrors and proxies. The
 * wheel's hash is checked, its two files are unpacked aside and renamed into
 * the cache, so that the cache is whole or empty; a lock lets a second process
 * wait for the first.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "@std/path";
import { cacheFolder } from "./cache.ts";
import { run } from "./run.ts";
import { unpack } from "./unpack.ts";
import type { Wheel } from "./wheels.ts";

/** Told while bytes arrive: what is done, of how many bytes. */
export type Progress = (doing: string, done: number, total: number) => void;

/** The folder of a wheel's files in the cache. */
export function libraryFolder({ package: name, version, platform }: Wheel) {
  return join(cacheFolder(), `${name}-${version}-${platform}`);
}

/**
 * The path of the library in the cache, fetched if it is not there.
 *
 * @throws {Error} In a sentence: no pip, no room, a wrong hash, no network
 */
export async function fetchLibrary(
  wheel: Wheel,
  progress: Progress = () => {},
): Promise<string> {
  const folder = libraryFolder(wheel);
  const library = join(folder, wheel.files[0]);
  await Deno.mkdir(cacheFolder(), { recursive: true });
  using lock = await Deno.open(join(cacheFolder(), "lock"), {
    create: true,
    write: true,
  });
  await lock.lock(true);
  if (await exists(library)) return library;
  await checkRoom(wheel);
  const aside = await Deno.makeTempDir({ dir: cacheFolder(), prefix: "part-" });
  try {
    const file = await download(wheel, aside, progress);
    await checkHash(wheel, file);
    const files = join(aside, "files");
    await Deno.mkdir(files);
    await watching(
      files,
      "unpacking",
      wheel.unpacked,
      progress,
      () => unpack(file, wheel, files),
    );
    await Deno.rename(files, folder);
  } finally {
    await Deno.remove(aside, { recursive: true });
  }
  return library;
}

/** Whether a path can be seen. */
export async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch {
    return false;
  }
}

async function checkRoom({ bytes, unpacked }: Wheel): Promise<void> {
  const { bavail, bsize } = await statfs(cacheFolder());
  const [free, need] = [bavail * bsize, bytes + unpacked];
  if (free >= need) return;
  throw new Error(
    `${cacheFolder()} needs ${megabytes(need)} free, it has ${megabytes(free)}`,
  );
}

async function download(
  wheel: Wheel,
  folder: string,
  progress: Progress,
): Promise<string> {
  const { version, platform, bytes } = wheel;
  const args = [
    ..."download --no-deps --no-cache-dir --disable-pip-version-check -q"
      .split(" "),
    ..."--only-binary=:all: --python-version 3.11 --platform".split(" "),
    ...[platform, "-d", folder, `${wheel.package}==${version}`],
  ];
  await watching(
    folder,
    "fetching",
    bytes,
    progress,
    () => pip(args, { TMPDIR: folder }),
  );
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".whl")) return join(folder, name);
  }
  throw new Error(`pip brought no wheel of ${wheel.package} ${wheel.version}`);
}

/** Reports how many bytes a folder has, twice a second, while `work` runs. */
async function watching(
  folder: string,
  doing: string,
  total: number,
  progress: Progress,
  work: () => Promise<void>,
): Promise<void> {
  const look = () => progress(doing, Math.min(bytesIn(folder), total), total);
  const watch = setInterval(look, 500);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
}

/** Runs pip under the first name that there is. */
async function pip(args: string[], env: Record<string, string>): Promise<void> {
  const names = [["python3", "-m", "pip"], ["python", "-m", "pip"], ["pip3"]];
  for (const [command, ...first] of names) {
    const done = await run(command, [...first, ...args], { env });
    if (done === undefined || /No module named pip/.test(done.stderr)) continue;
    if (done.success) return;
    const reason = done.stderr.trim().split("\n").at(-1);
    throw new Error(`pip could not fetch it: ${reason}`);
  }
  throw new Error("there is no Python with pip on this machine");
}

async function checkHash({ sha256 }: Wheel, file: string): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = hash.digest("hex");
  if (found === sha256) return;
  throw new Error(
    `the downloaded wheel is not the pinned one: sha256 ${found}, not ${sha256}`,
  );
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
