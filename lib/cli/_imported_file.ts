/** A file of weights that a user brings. */
import { UserError } from "@/engine/mod.ts";
import { shownPath } from "./flags.ts";

/** More than any generator here takes; all of it is read at once. */
const MOST_BYTES = 1e9;

/**
 * The bytes of a file, and their SHA-256.
 *
 * @throws {UserError} If it is not there, no file, or far too large
 */
export async function readFileOf(
  path: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; sha256: string }> {
  try {
    const { isFile, size } = await Deno.stat(path);
    if (!isFile) throw new UserError(`${shownPath(path)} is no file`);
    if (size > MOST_BYTES) {
      throw new UserError(
        `${shownPath(path)} must be at most ${MOST_BYTES} bytes: has ${size}`,
      );
    }
    const bytes = await Deno.readFile(path);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return { bytes, sha256: new Uint8Array(digest).toHex() };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot read ${shownPath(path)}: ${why}`);
  }
}
