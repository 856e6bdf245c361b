/**
 * Holds the house in order: which room may import which, which may touch
 * files, processes and sockets, and how long a file may grow.
 *
 * `deno task lint:rooms` prints each fault as `file:line: sentence`.
 */
import { dirname, join } from "@std/path";
import { MAX_CODE_LINES, MAY_IMPORT, MAY_TOUCH } from "./rooms.ts";
import { countCodeLines, withoutComments } from "./source_text.ts";

/** What touches them. */
const TOUCH = new RegExp(
  [
    /\bDeno\.(?:read|write|open|create|make|mkdir|remove|rename|copy)\w*/,
    /\bDeno\.(?:l?stat|link|symlink|truncate|chmod|chown|utime|watchFs)\w*/,
    /\bDeno\.(?:Command|kill|connect|listen|serve|dlopen|resolveDns)\w*/,
    /\bDeno\.(?:stdin|stdout|stderr|addSignalListener)\b/,
    /(?<![.\w])fetch\(/,
    /\bnew (?:Worker|WebSocket|EventSource|XMLHttpRequest)\b/,
    /["']node:(?:fs|child_process|net|tls|dgram|https?|http2)(?:\/\w+)?["']/,
  ].map(({ source }) => source).join("|"),
  "g",
);

const IMPORT = /\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** A file of `lib/` with its path from the root of the project. */
export interface SourceFile {
  path: string;
  text: string;
}

/**
 * Looks through the files of a house.
 *
 * @param files All of `lib/`
 * @returns What is wrong, in sentences
 */
export function lintRooms(files: SourceFile[]): string[] {
  return [
    ...missingFaces(files),
    ...files.flatMap((file) => [
      ...wrongImports(file),
      ...wrongTouches(file),
      ...wrongLength(file),
    ]),
  ];
}

/** The files of `lib/` under a root. */
export async function readRooms(root: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const folders = ["lib"];
  for (const folder of folders) {
    for await (
      const { name, isDirectory } of Deno.readDir(join(root, folder))
    ) {
      const path = `${folder}/${name}`;
      if (isDirectory) folders.push(path);
      else if (name.endsWith(".ts")) {
        files.push({ path, text: await Deno.readTextFile(join(root, path)) });
      }
    }
  }
  return files.sort((a, b) => a.path < b.path ? -1 : 1);
}

function missingFaces(files: SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const rooms = new Set(files.map(({ path }) => roomOf(path)));
  return [...rooms].flatMap((room) => {
    if (room === "") return []; // the face of the house itself
    if (!Object.hasOwn(MAY_IMPORT, room)) {
      return [`lib/${room}: is no room of the house`];
    }
    const needsFace = room !== "cli" && !paths.has(`lib/${room}/mod.ts`);
    return needsFace ? [`lib/${room}: has no mod.ts`] : [];
  });
}

function wrongImports({ path, text }: SourceFile): string[] {
  const from = roomOf(path);
  const allowed = from === "" ? "all" : MAY_IMPORT[from];
  return find(text, IMPORT).flatMap(({ line, match: [, specifier] }) => {
    const target = resolve(path, specifier);
    if (target === undefined) return []; // npm, jsr or node
    const to = roomOf(target);
    const fault = (what: string) => [`${path}:${line}: ${what} ${specifier}`];
    if (!target.startsWith("lib/")) return fault("leaves lib by importing");
    if (to === from) return [];
    if (to === "") return fault(`${from} may not import the house's face`);
    if (to === "cli") return fault("nobody may import cli:");
    if (/(?:^|\/)_/.test(target)) return fault("is private to its room:");
    return allowed === "all" || allowed?.includes(to)
      ? []
      : fault(`${from} may not import ${to}:`);
  });
}

function wrongTouches({ path, text }: SourceFile): string[] {
  if (MAY_TOUCH.some((place) => path.startsWith(place))) return [];
  return find(text, TOUCH).map(({ line, match: [what] }) =>
    `${path}:${line}: may not touch files, processes or sockets: ${what}`
  );
}

function wrongLength({ path, text }: SourceFile): string[] {
  const lines = countCodeLines(text);
  if (lines <= MAX_CODE_LINES) return [];
  return [
    `${path}: must be at most ${MAX_CODE_LINES} code lines: has ${lines}`,
  ];
}

function find(text: string, pattern: RegExp) {
  const code = withoutComments(text);
  return [...code.matchAll(pattern)].map((match) => ({
    match,
    line: code.slice(0, match.index).split("\n").length,
  }));
}

/** `lib/viz/sheet.ts` stands in `viz`, `lib/mod.ts` in none. */
function roomOf(path: string): string {
  return path.match(/^lib\/([^/]+)\//)?.[1] ?? "";
}

function resolve(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return `lib/${specifier.slice(2)}`;
  return specifier.startsWith(".") ? join(dirname(path), specifier) : undefined;
}

if (import.meta.main) {
  const root = join(import.meta.dirname!, "..");
  const faults = lintRooms(await readRooms(root));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) Deno.exit(1);
}
