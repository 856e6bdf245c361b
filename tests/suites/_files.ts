/** The files of tests, and which engine each opens before its tests. */
import { fileURLToPath } from "node:url";
import { join } from "@std/path";

/** The folder of all tests. */
export const TESTS = fileURLToPath(new URL("..", import.meta.url));

/** The paths of all files `…_test.ts`, from `tests/` on, in order. */
export function testFiles(under = ""): string[] {
  const entries = [...Deno.readDirSync(join(TESTS, under))];
  return entries.flatMap(({ name, isDirectory }) => {
    if (isDirectory) return testFiles(`${under}${name}/`);
    return name.endsWith("_test.ts") ? [under + name] : [];
  }).sort();
}

// At the left margin or after an `if` there: what a test calls stands further
// to the right.
const OPENS = /^(?:if \(.*\) |.*= )?await openEngine\(([^)]*)\)/m;
const IMPORTS = /^(?:import|export|\}).* from "(\.[^"]+)"/gm;

/**
 * Whether the file, or a helper that it imports by a relative path, opens
 * TensorFlow as it is read: by name or as "auto". Else it opens tfjs's own
 * backend, or none, which is the same.
 */
export function opensTensorFlow(
  file: string,
  seen = new Set<string>(),
): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = Deno.readTextFileSync(join(TESTS, file));
  const opened = OPENS.exec(text);
  if (opened) return !opened[1].includes('"cpu"');
  return text.matchAll(IMPORTS)
    .some(([, path]) => opensTensorFlow(join(file, "..", path), seen));
}
