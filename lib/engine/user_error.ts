/**
 * Something the user can mend: a wrong path, a bad flag, a broken file.
 *
 * The message is one sentence that names the file or flag, the limit and the
 * value. Only `lib/cli` turns it into that sentence on stderr and exit code 2;
 * every other error is a bug and keeps its stack trace.
 */
export class UserError extends Error {
  override name = "UserError";
}
