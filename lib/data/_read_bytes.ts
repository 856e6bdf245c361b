import { DecodeError } from "./decode_error.ts";
import { DECODE_LIMITS } from "./decode_limits.ts";
import { reasonOf } from "./list_files.ts";

/** @throws {DecodeError} If a file of `size` bytes is empty or too large */
export function checkSize(size: number): void {
  if (size === 0) throw new DecodeError("is empty (0 bytes)");
  if (size <= DECODE_LIMITS.bytes) return;
  throw new DecodeError(
    `has ${size} bytes; the limit is ${DECODE_LIMITS.bytes}`,
  );
}

/** @throws {DecodeError} If the file cannot be read, is empty or too large */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    checkSize((await Deno.stat(path)).size);
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof DecodeError) throw error;
    throw new DecodeError(`cannot be read: ${reasonOf(error)}`);
  }
}
