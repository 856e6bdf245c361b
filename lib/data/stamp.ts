/** A file that was changed so lately may be changed again within its stamp. */
const SETTLED_MS = 2000;

/**
 * What the system changes whenever a file is changed or replaced.
 *
 * Size and time of the last change alone can be set by anyone; the time at
 * which the file's entry itself was changed can not. It is kept in whole
 * seconds, so that a file changed just now has no stamp yet.
 *
 * @param now Milliseconds
 * @returns Nothing where only the file's bytes tell
 */
export function stampOf(path: string, now: number): string | undefined {
  try {
    const { size, mtime, ctime, ino } = Deno.statSync(path);
    if (!ctime || !mtime || ctime.getTime() + SETTLED_MS > now) return;
    return [size, mtime.getTime(), ctime.getTime(), ino].join(" ");
  } catch {
    return undefined; // reading it will say why
  }
}
