/**
 * Source text without its comments, for the small lints of this folder.
 *
 * Not a parser: it knows strings, templates, regular expressions and comments
 * well enough to tell code from prose.
 */

const TOKENS = new RegExp(
  [
    /\/\*[^]*?\*\//, // comments
    /\/\/[^\n]*/,
    /"(?:\\.|[^"\\\n])*"/, // strings
    /'(?:\\.|[^'\\\n])*'/,
    /`(?:\\[^]|[^`\\])*`/,
    // a slash after one of these begins a regular expression
    /(?<=[=(,:[!&|?{};>]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\//,
  ].map(({ source }) => source).join("|"),
  "g",
);

/**
 * The code of a file: comments become blanks, every line stays where it was.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(withoutComments('a("//b"); // c').trimEnd(), 'a("//b");');
 * ```
 */
export function withoutComments(source: string): string {
  return source.replace(
    TOKENS,
    (token) => /^\/[/*]/.test(token) ? token.replace(/[^\n]/g, " ") : token,
  );
}

/** How many lines hold code. */
export function countCodeLines(source: string): number {
  return withoutComments(source).split("\n")
    .filter((line) => line.trim() !== "").length;
}
