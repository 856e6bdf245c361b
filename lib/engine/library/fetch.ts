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
import {
  cacheFolder,
  isCached,
  libraryFolder,
  lockCache,
  makeAside,
  removeAsides,
  sync,
} from "./cache.ts";
import { download } from "./pip.ts";
import { type Progress, watching } from "./progress.ts";
import { unpack } from "./unpack.ts";
import type { Wheel } from "./wheels.ts";

/**
 * The path of the library in the cache, fetched if it is not there.
 *
 * @throws {Error} In a sentence: no pip, no room, a wrong hash, no network
 */
export async function fetchLibrary(
  wheel: Wheel,
  progress: Progress = () => {},
): Promise<string> {
  await lockCache(async () => {
    await removeAsides();
    if (!await isCached(wheel)) await fetchAside(wheel, progress);
  });
  return join(libraryFolder(wheel), wheel.files[0]);
}

async function fetchAside(wheel: Wheel, progress: Progress): Promise<void> {
  await checkRoom(wheel);
  const aside = await makeAside();
  try {
    const file = await download(wheel, aside, progress);
    await checkHash(wheel, file);
    const files = join(aside, "files");
    await Deno.mkdir(files);
    const work = () => unpack(file, wheel, files);
    await watching(files, "unpacking", wheel.unpacked, progress, work);
    await moveIn(wheel, files);
  } finally {
    await Deno.remove(aside, { recursive: true });
  }
}

/** On the disk before it has its name: a crash leaves it whole or absent. */
async function moveIn(wheel: Wheel, files: string): Promise<void> {
  for (const name of wheel.files) await sync(join(files, name));
  await sync(files);
  const folder = libraryFolder(wheel);
  await Deno.remove(folder, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await Deno.rename(files, folder);
  await sync(cacheFolder());
}

async function checkRoom({ bytes, unpacked }: Wheel): Promise<void> {
  const { bavail, bsize } = await statfs(cacheFolder());
  const [free, need] = [bavail * bsize, bytes + unpacked];
  if (free >= need) return;
  throw new Error(
    `${cacheFolder()} needs ${megabytes(need)} free, it has ${megabytes(free)}`,
  );
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
