/** How the run folder's files are written, and what it says when they cannot. */
import { dirname } from "@std/path";
import { UserError } from "@/engine/mod.ts";

/**
 * Replaces a file by something whole: written aside, synced, renamed.
 *
 * @param content Bytes, or text as UTF-8
 */
export async function replaceFile(
  file: string,
  content: Uint8Array | string,
): Promise<void> {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  await Deno.mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${Deno.pid}.tmp`;
  try {
    using target = await Deno.open(aside, {
      write: true,
      create: true,
      truncate: true,
    });
    for (let at = 0; at < bytes.length;) {
      at += await target.write(bytes.subarray(at));
    }
    await target.sync();
    await Deno.rename(aside, file);
  } catch (error) {
    await Deno.remove(aside).catch(() => {});
    throw error;
  }
}

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
    const { NotFound, PermissionDenied, NotCapable, NotADirectory } =
      Deno.errors;
    const message = error instanceof Error ? error.message : String(error);
    const isFull = /os error (28|30|122)/.test(message); // space, read-only, quota
    const kinds = [NotFound, PermissionDenied, NotCapable, NotADirectory];
    if (isFull || kinds.some((kind) => error instanceof kind)) {
      throw new UserError(`Cannot write ${file}: ${message.split("\n")[0]}`);
    }
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
