import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { join } from "@std/path";
import { opensTensorFlow, TESTS } from "./_files.ts";
import { filesOf, NAMES } from "./_suite.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Folders of what is made, not written. */
const MADE = ["outputs", "data", "node_modules"];

/** All files of the checkout, from its root on. */
function filesIn(under = ""): string[] {
  return [...Deno.readDirSync(join(ROOT, under))].flatMap((entry) => {
    const path = under + entry.name;
    if (entry.name.startsWith(".") || MADE.includes(path)) return [];
    return entry.isDirectory ? filesIn(`${path}/`) : [path];
  });
}

Deno.test("filesOf() has each file that deno test would find, once", () => {
  const found = filesIn()
    .filter((path) => /(^|[/_.])test\.[cm]?[jt]sx?$/.test(path));
  const inSuites = NAMES.flatMap(filesOf).map((file) => `tests/${file}`);
  deepStrictEqual(inSuites.sort(), found.sort());
});

Deno.test("suite() is called by a file for each name", () => {
  const files = [...Deno.readDirSync(join(TESTS, "suites"))]
    .map(({ name }) => name).filter((name) => name.endsWith("_suite.ts"));
  const called = files.filter((name) => name !== "_suite.ts").map((name) =>
    Deno.readTextFileSync(join(TESTS, "suites", name))
      .match(/await suite\("(.*)"\)/)?.[1]
  );
  deepStrictEqual(called.sort(), NAMES.toSorted());
});

Deno.test("deno.json includes every file that has an example", () => {
  const { test } = JSON.parse(Deno.readTextFileSync(join(ROOT, "deno.json")));
  const examples = filesIn().filter((path) =>
    /\.(ts|md)$/.test(path) &&
    /^[ *]*```(ts|js|typescript|javascript)\s*$/m
      .test(Deno.readTextFileSync(join(ROOT, path)))
  );
  const isIncluded = (path: string) =>
    test.include.some((part: string) =>
      path.startsWith(`${part}/`) ||
      part === "*.md" && /^[^/]*\.md$/.test(path)
    );
  deepStrictEqual(examples.filter((path) => !isIncluded(path)), []);
});

Deno.test("opensTensorFlow() knows what files and their helpers open", () => {
  const opens = {
    "models/gan_networks_test.ts": true, // itself, as "auto"
    "engine/compile_test.ts": true, // by a helper, by name
    "metrics/squared_distances_test.ts": false, // tfjs's own backend
    "losses/kl_divergence_test.ts": false, // the same by a helper
    "image/box_mean_test.ts": false, // none
    "engine/wasm/mod_test.ts": false, // in its tests alone
  };
  for (const [file, expected] of Object.entries(opens)) {
    strictEqual(opensTensorFlow(file), expected, file);
  }
});
