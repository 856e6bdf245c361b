import { join, resolve, toFileUrl } from "@std/path";
import type { Notebook } from "../../tools/notebooks/notebook.ts";

/** A notebook of code cells, as an editor would save it. */
export function notebookOf(...sources: string[]): Notebook {
  return {
    cells: [
      { cell_type: "markdown", metadata: {}, source: "# A notebook" },
      ...sources.map((source) => ({
        cell_type: "code" as const,
        metadata: {},
        source: source.split(/(?<=\n)/),
        outputs: [],
        execution_count: null,
      })),
    ],
    metadata: { kernelspec: { name: "deno" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** Writes a notebook into a folder that knows `@/`, and removes it after. */
export async function withNotebook(
  notebook: Notebook,
  use: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const root = resolve(import.meta.dirname!, "../..");
  const { imports } = JSON.parse(
    await Deno.readTextFile(join(root, "deno.json")),
  );
  const url = (path: string) => toFileUrl(join(root, path)).href;
  imports["@/"] = url("lib/");
  imports["@std/path"] = url("shims/std-path/mod.ts"); // no links out there
  await Deno.writeTextFile(
    join(folder, "deno.json"),
    JSON.stringify({ imports, nodeModulesDir: "none", lock: false }),
  );
  const path = join(folder, "tiny.ipynb");
  await Deno.writeTextFile(path, JSON.stringify(notebook));
  try {
    await use(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
