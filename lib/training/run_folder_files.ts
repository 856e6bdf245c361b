/** How the run folder's files are written, and what it says when they cannot. */
import { dirname, join } from "@std/path";
import { UserError } from "@/engine/user_error.ts";

/** The end of a file that was to replace another. */
export const ASIDE = /\.\d+\.tmp$/;

/** Removes what killed processes have left aside, in all folders under one. */
export async function removeAside(folder: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) await removeAside(path);
    else if (ASIDE.test(name)) await Deno.remove(path).catch(() => {});
  }
}

/**
 * Replaces a file by something whole: written aside, synced, renamed.
 *
 * @param content Bytes, some bytes after others, or text as UTF-8
 */
export async function replaceFile(
  file: string,
  content: Uint8Array | AsyncIterable<Uint8Array> | string,
): Promise<void> {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  const parts = bytes instanceof Uint8Array ? [bytes] : bytes;
  await Deno.mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${Deno.pid}.tmp`; // see ASIDE
  try {
    using target = await Deno.open(aside, {
      write: true,
      create: true,
      truncate: true,
    });
    for await (const part of parts) {
      for (let at = 0; at < part.length;) {
        at += await target.write(part.subarray(at));
      }
    }
    await target.sync();
    await Deno.rename(aside, file);
  } catch (error) {
    await Deno.remove(aside).catch(() => {});
    throw error;
  }
}

const MENDABLE = [
  Deno.errors.NotFound,
  Deno.errors.PermissionDenied,
  Deno.errors.NotCapable,
  Deno.errors.NotADirectory,
  Deno.errors.IsADirectory,
  Deno.errors.AlreadyExists, // a file stands where a folder is needed
];

/**
 * Does `work` on a file; what a user can mend becomes a sentence.
 *
 * @throws {UserError} If there is no room, no right or no such folder
 */
export async function mended<T>(
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // No space, read-only, name too long, quota.
    const isFull = /os error (28|30|36|122)/.test(message);
    if (isFull || MENDABLE.some((kind) => error instanceof kind)) {
      throw new UserError(`Cannot write ${file}: ${message.split("\n")[0]}`);
    }
    throw error;
  }
}

/** Makes a folder; false if its name is taken. */
export async function makeFolder(path: string): Promise<boolean> {
  try {
    await Deno.mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}

/** The names in a folder; none if there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await Array.fromAsync(Deno.readDir(folder)))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
