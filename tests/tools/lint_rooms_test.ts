import { deepStrictEqual } from "node:assert/strict";
import { lintRooms } from "../../tools/lint_rooms.ts";
import { countCodeLines, withoutComments } from "../../tools/source_text.ts";

/** The faults of one file in a house whose rooms all have a face. */
function faultsOf(path: string, text: string): string[] {
  const rooms = ["engine", "image", "viz", "models", "training", "formats"];
  const faces = rooms.map((room) => `lib/${room}/mod.ts`);
  const files = faces.filter((face) => face !== path)
    .map((path) => ({ path, text: "" }));
  return lintRooms([...files, { path, text }]);
}

Deno.test("lintRooms() lets the arrows of the house pass", () => {
  const passing: [path: string, text: string][] = [
    ["lib/viz/a.ts", 'import { tf } from "@/engine/mod.ts";'],
    ["lib/viz/a.ts", 'import { b } from "./_b.ts"; import "npm:vega";'],
    ["lib/viz/a/b.ts", 'export * from "../../image/mod.ts";'],
    ["lib/training/a.ts", 'const x = await import("@/losses/mod.ts");'],
    ["lib/cli/a.ts", 'import { x } from "@/viz/mod.ts"; Deno.readFile("x");'],
    ["lib/mod.ts", 'export * from "./viz/mod.ts";'],
    ["lib/training/run_folder.ts", "await Deno.mkdir(path);"],
    ["lib/viz/a.ts", "prefetch(x); view.fetch(y); Deno.env.get('A');"],
  ];
  for (const [path, text] of passing) deepStrictEqual(faultsOf(path, text), []);
});

Deno.test("lintRooms() finds an import against the arrows", () => {
  const planted: [path: string, text: string, fault: string][] = [
    [
      "lib/viz/a.ts",
      '\nimport { x } from "@/models/mod.ts";',
      "lib/viz/a.ts:2: viz may not import models: @/models/mod.ts",
    ],
    [
      "lib/engine/a.ts",
      'import {\n  x,\n} from "../image/mod.ts";',
      "lib/engine/a.ts:3: engine may not import image: ../image/mod.ts",
    ],
    [
      "lib/training/a.ts",
      'const x = await import("@/viz/mod.ts");',
      "lib/training/a.ts:1: training may not import viz: @/viz/mod.ts",
    ],
    [
      "lib/mod.ts",
      'export * from "@/cli/flags.ts";',
      "lib/mod.ts:1: nobody may import cli: @/cli/flags.ts",
    ],
    [
      "lib/viz/a.ts",
      'import "@/engine/_b.ts";',
      "lib/viz/a.ts:1: is private to its room: @/engine/_b.ts",
    ],
    [
      "lib/viz/a.ts",
      'import "../../tools/b.ts";',
      "lib/viz/a.ts:1: leaves lib by importing ../../tools/b.ts",
    ],
    [
      "lib/viz/a.ts",
      'import "../mod.ts";',
      "lib/viz/a.ts:1: viz may not import the house's face ../mod.ts",
    ],
  ];
  for (const [path, text, fault] of planted) {
    deepStrictEqual(faultsOf(path, text), [fault]);
  }
});

Deno.test("lintRooms() finds whatever touches the world outside", () => {
  const planted = [
    "Deno.readTextFileSync",
    "Deno.Command",
    "Deno.dlopen",
    "Deno.makeTempDir",
    "Deno.stat",
    "fetch(",
    "new Worker",
    '"node:fs/promises"',
    "'node:http'",
  ];
  for (const what of planted) {
    deepStrictEqual(faultsOf("lib/models/a.ts", `\nx = ${what} y`), [
      `lib/models/a.ts:2: may not touch files, processes or sockets: ${what}`,
    ]);
  }
});

Deno.test("lintRooms() does not read prose", () => {
  const text = '/** Not like Deno.readFile,\n * import "@/cli/a.ts" */\n' +
    "// fetch(x)\nconst a = /[\"'`]/; // Deno.stat\n";
  deepStrictEqual(faultsOf("lib/models/a.ts", text), []);
});

Deno.test("lintRooms() asks for a face and knows the rooms", () => {
  const files = [
    { path: "lib/losses/a.ts", text: "" },
    { path: "lib/attic/mod.ts", text: "" },
    { path: "lib/cli/a.ts", text: "" },
  ];
  deepStrictEqual(lintRooms(files), [
    "lib/losses: has no mod.ts",
    "lib/attic: is no room of the house",
  ]);
});

Deno.test("lintRooms() counts code lines only", () => {
  const comment = "/**\n * Prose.\n */\n\n".repeat(100);
  const code = (lines: number) => comment + "f(); // call\n".repeat(lines);
  deepStrictEqual(faultsOf("lib/viz/a.ts", code(150)), []);
  deepStrictEqual(faultsOf("lib/viz/a.ts", code(151)), [
    "lib/viz/a.ts: must be at most 150 code lines: has 151",
  ]);
  deepStrictEqual(countCodeLines(code(3)), 3);
});

Deno.test("withoutComments() knows strings from comments", () => {
  const code = [
    'const url = "https://a.b"; // an address',
    "const t = `// ${'/* no */'}`; /* yes */ x();",
    'const r = /\\/\\/[/*]"/; y();',
    "const half = a / b; // c / d",
  ].join("\n");
  deepStrictEqual(withoutComments(code).split("\n").map((s) => s.trimEnd()), [
    'const url = "https://a.b";',
    "const t = `// ${'/* no */'}`;           x();",
    'const r = /\\/\\/[/*]"/; y();',
    "const half = a / b;",
  ]);
});
