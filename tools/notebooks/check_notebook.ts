/**
 * Looks at notebooks without running them: types, the length of cells, and
 * what they hold of their last run.
 *
 * The kernel checks no types, and `deno check` reads no notebooks; so the
 * cells are joined into one module, and its lines mapped back to cells.
 */
import { basename, dirname, join } from "@std/path";
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import { countCodeLines } from "../source_text.ts";
import {
  codeCells,
  formatNotebook,
  type Notebook,
  sourceOf,
} from "./notebook.ts";
import { fileFaults, missingPictures, outputFaults } from "./output_faults.ts";
import { listNotebooks, readNotebook } from "./run_notebook.ts";

const MAX_MEDIAN = 5;
const MAX_OF_NINE_IN_TEN = 10;
const MAX_LINES = 20;
const MAX_CELLS = 30;
const MAX_BYTES = 1024 * 1024;

/** Whether cells are short enough to be read; sentences. */
export function lengthFaults(notebook: Notebook): string[] {
  const lengths = codeCells(notebook)
    .map((cell) => countCodeLines(sourceOf(cell)));
  const sorted = lengths.toSorted((a, b) => a - b);
  const atMost = (part: number) =>
    sorted[Math.max(Math.ceil(part * sorted.length) - 1, 0)] ?? 0;
  const faults = lengths.flatMap((length, i) =>
    limit(`cell ${i + 1} must have`, "code lines", [length, MAX_LINES])
  );
  const bytes = new TextEncoder().encode(formatNotebook(notebook)).length;
  return [
    ...faults,
    ...limit("half of the cells must have", "code lines", [
      atMost(0.5),
      MAX_MEDIAN,
    ]),
    ...limit("9 in 10 cells must have", "code lines", [
      atMost(0.9),
      MAX_OF_NINE_IN_TEN,
    ]),
    ...limit("the notebook must have", "code cells", [
      lengths.length,
      MAX_CELLS,
    ]),
    ...limit("the notebook must have", "bytes", [bytes, MAX_BYTES]),
  ];
}

/**
 * What `deno check` finds in the cells of a notebook, with `cell n:line`.
 *
 * @returns Its report, empty when all is well
 */
export async function typeFaults(path: string): Promise<string> {
  const { code, places } = joinCells(await readNotebook(path));
  const module = join(dirname(path), `.${basename(path)}.check.ts`);
  await Deno.writeTextFile(module, code);
  try {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "--quiet", module],
      env: { NO_COLOR: "1" },
      cwd: dirname(path),
    }).output();
    if (success) return "";
    return new TextDecoder().decode(stderr).replace(
      /file:\/\/\S*\.ipynb\.check\.ts:(\d+):(\d+)/g,
      (_, line, column) =>
        `${basename(path)} ${places[line - 1] ?? "end"}:${column}`,
    );
  } finally {
    await Deno.remove(module);
  }
}

/** One module of all cells; `places[i]` says where its line i comes from. */
export function joinCells(
  notebook: Notebook,
): { code: string; places: string[] } {
  const lines = codeCells(notebook).flatMap((cell, i) =>
    sourceOf(cell).split("\n").map((text, line) => ({
      text,
      place: `cell ${i + 1}:${line + 1}`,
    }))
  );
  return {
    code: [...lines.map(({ text }) => text), "export {};\n"].join("\n"),
    places: lines.map(({ place }) => place),
  };
}

function limit(
  what: string,
  unit: string,
  [value, most]: [number, number],
): string[] {
  return value > most ? [`${what} at most ${most} ${unit}: has ${value}`] : [];
}

const SPEC = {
  name: "notebooks:check",
  about: "Check types, cell lengths and stored outputs of the notebooks.",
  flags: {},
  arguments: {
    notebook: z.string().optional().describe("one file; all when left out"),
  },
};

async function main(args: string[]): Promise<number> {
  const { notebook } = readFlags(SPEC, args);
  let failed = false;
  for (const path of await listNotebooks(notebook)) {
    const stored = await readNotebook(path);
    const faults = [
      ...lengthFaults(stored),
      ...fileFaults(stored),
      ...missingPictures(stored, stored),
      ...outputFaults(stored),
    ];
    const report = [
      ...faults.map((fault) => `${basename(path)}: ${fault}`),
      await typeFaults(path),
    ].filter(Boolean);
    if (report.length > 0) {
      failed = true;
      console.error(report.join("\n"));
    }
  }
  return failed ? 1 : 0;
}

if (import.meta.main) await runCommand(main);
