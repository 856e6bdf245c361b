/** Runs a notebook headless in Deno's own kernel, top to bottom. */
import { basename, dirname, join } from "@std/path";
import { resolveUserPath } from "@/cli/flags.ts";
import { UserError } from "@/engine/user_error.ts";
import { JupyterClient } from "./jupyter_client.ts";
import { clean, codeCells, type Notebook, sourceOf } from "./notebook.ts";

/** A few steps, to try; or a fifth of them, for the engine named. */
export type Preset = "quick" | "wasm";

/** How notebooks are run. */
export interface RunOptions {
  /** Seconds that a cell may take. */
  timeout?: number;
  /** Shorter trainings, as `INKPRINT_PRESET` says to its cells. */
  preset?: Preset;
}

/**
 * Runs a notebook in its folder and returns it with new outputs.
 *
 * @throws {Error} At the first cell that fails, with its number and its error
 */
export async function runNotebook(
  path: string,
  { timeout = 300, preset }: RunOptions = {},
): Promise<Notebook> {
  const notebook = await readNotebook(path);
  const env = {
    INKPRINT_PRESET: preset ?? "",
    ...(preset === "wasm" ? { INKPRINT_ENGINE: preset } : {}),
  };
  const kernel = await JupyterClient.start(dirname(path), env);
  try {
    for (const [i, cell] of codeCells(notebook).entries()) {
      const fail = (why: string): never => {
        throw new Error(`${basename(path)} cell ${i + 1}: ${why}`);
      };
      cell.outputs = await kernel.execute(sourceOf(cell), 1000 * timeout)
        .catch((error) => fail(error.message));
      const error = cell.outputs.find((o) => o.output_type === "error");
      if (error) fail(`${error.ename}: ${error.evalue}`);
    }
  } finally {
    await kernel.stop();
  }
  return clean(notebook);
}

/**
 * Reads a notebook file.
 *
 * @throws {UserError} If there is none, or if it is no notebook
 */
export async function readNotebook(path: string): Promise<Notebook> {
  try {
    const notebook = JSON.parse(await Deno.readTextFile(path));
    if (Array.isArray(notebook?.cells)) return notebook;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new UserError(`${path}: there is no such notebook`);
    }
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserError(`${path}: must be a notebook with cells, as JSON`);
}

/** The notebooks that a command means: the one named, or all of ours. */
export async function listNotebooks(named?: string): Promise<string[]> {
  if (named) return [resolveUserPath(named)];
  const folder = join(import.meta.dirname!, "../../notebooks");
  const files = await Array.fromAsync(Deno.readDir(folder));
  return files.map(({ name }) => name)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()
    .map((name) => join(folder, name));
}
