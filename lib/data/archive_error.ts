import { UserError } from "@/engine/user_error.ts";
import { reasonOf } from "./list_files.ts";

/** An archive that is not read; the message says why, as "it is too large". */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

/** Whatever went wrong with an archive, as a sentence for its user. */
export function archiveSentence(path: string, error: unknown): UserError {
  const why = error instanceof ArchiveError
    ? error.message
    : error instanceof Deno.errors.NotFound ||
        error instanceof Deno.errors.PermissionDenied
    ? reasonOf(error)
    : `it is damaged or cut off (${reasonOf(error)})`;
  return new UserError(`Cannot open archive ${path}: ${why}.`);
}
