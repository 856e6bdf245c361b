/** A notebook as a script: `// %%` before each cell, as editors know it. */
import { type Cell, type Notebook, sourceOf } from "./notebook.ts";

/** What a kernel may do by itself, a script must be allowed. */
const RUN = "deno run --allow-ffi --allow-read --allow-write --allow-env " +
  "--allow-sys=statfs --allow-run=python3,python,pip3";

/**
 * The cells as one TypeScript module that `deno run` accepts.
 *
 * @param name The notebook's file, for the head
 * @param path The script's file, for the command in the head
 */
export function toScript(
  notebook: Notebook,
  { name, path }: { name: string; path: string },
): string {
  const head =
    `// ${name} as a script; made by \`deno task notebooks:run\`.\n` +
    `// Run it: ${RUN} ${path}\n`;
  return [head, ...notebook.cells.map(part), "export {};\n"].join("\n");
}

function part(cell: Cell): string {
  const source = sourceOf(cell).trimEnd();
  if (cell.cell_type === "code") return `// %%\n${source}\n`;
  const lines = source.split("\n").map((line) => `// ${line}`.trimEnd());
  return ["// %% [markdown]", ...lines, ""].join("\n");
}
