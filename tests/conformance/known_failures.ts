/**
 * What fails for a known reason, and nothing else may.
 *
 * The file has the reason on a line that begins with `#`, and under it the
 * specs, one a line, by their full names.
 */

/** What a run differs in from the file; both must be empty. */
export interface Difference {
  /** Failed, and the file does not say so. */
  unknown: string[];
  /** In the file, and did not fail. */
  mended: string[];
}

/**
 * Reads the file.
 *
 * @returns Reason by spec
 * @throws {SyntaxError} If a spec has no reason, or stands there twice
 */
export function readKnownFailures(text: string): Map<string, string> {
  const known = new Map<string, string>();
  let reason = "";
  for (const line of text.split("\n").map((line) => line.trim())) {
    if (line === "") continue;
    if (line.startsWith("#")) reason = line.slice(1).trim();
    else if (reason === "") throw new SyntaxError(`No reason given: ${line}`);
    else if (known.has(line)) throw new SyntaxError(`Named twice: ${line}`);
    else known.set(line, reason);
  }
  return known;
}

/** Compares a run with the file. */
export function compareFailures(
  known: ReadonlyMap<string, string>,
  failed: readonly string[],
): Difference {
  return {
    unknown: failed.filter((spec) => !known.has(spec)),
    mended: [...known.keys()].filter((spec) => !failed.includes(spec)),
  };
}
