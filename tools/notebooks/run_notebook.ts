/**
 * Runs notebooks headless in Deno's own kernel, top to bottom.
 *
 * `deno task notebooks:run` puts the outputs into the files;
 * `deno task notebooks:run --check` only looks whether all is well.
 */
import { basename, dirname, join } from "@std/path";
import * as z from "zod";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { UserError } from "@/engine/user_error.ts";
import { JupyterClient } from "./jupyter_client.ts";
import {
  clean,
  codeCells,
  countPictures,
  formatNotebook,
  type Notebook,
  sourceOf,
} from "./notebook.ts";

/** How notebooks are run. */
export interface RunOptions {
  /** Seconds that a cell may take. */
  timeout?: number;
}

/**
 * Runs a notebook in its folder and returns it with new outputs.
 *
 * @throws {Error} At the first cell that fails, with its number and its error
 */
export async function runNotebook(
  path: string,
  { timeout = 300 }: RunOptions = {},
): Promise<Notebook> {
  const notebook = await readNotebook(path);
  const kernel = await JupyterClient.start(dirname(path));
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

/** Which pictures of the stored notebook the new run lacks; sentences. */
export function missingPictures(stored: Notebook, fresh: Notebook): string[] {
  const before = codeCells(stored).map(countPictures);
  const after = codeCells(fresh).map(countPictures);
  if (before.every((count) => count === 0)) {
    return ["has no picture: deno task notebooks:run puts them in"];
  }
  return before.flatMap((count, i) =>
    after[i] < count
      ? [`cell ${i + 1}: must show ${count} pictures: showed ${after[i]}`]
      : []
  );
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

const SPEC = {
  name: "notebooks:run",
  about: "Run the notebooks in Deno's kernel and keep their outputs.",
  flags: {
    check: z.boolean().default(false)
      .describe("write nothing; fail on an error or a missing picture"),
    timeout: z.number().positive().default(300)
      .describe("seconds that a cell may take"),
  },
  arguments: {
    notebook: z.string().optional().describe("one file; all when left out"),
  },
  examples: ["notebooks:run --check notebooks/vae-signature.ipynb"],
};

async function main(args: string[]): Promise<number> {
  const { check, timeout, notebook } = readFlags(SPEC, args);
  const faults: string[] = [];
  for (const path of await listNotebooks(notebook)) {
    const start = performance.now();
    try {
      const fresh = await runNotebook(path, { timeout });
      if (check) {
        faults.push(
          ...missingPictures(await readNotebook(path), fresh)
            .map((fault) => `${basename(path)} ${fault}`),
        );
      } else await replace(path, formatNotebook(fresh));
    } catch (error) {
      if (error instanceof UserError) throw error;
      faults.push((error as Error).message);
    }
    const seconds = (performance.now() - start) / 1000;
    console.log(`${basename(path)}: ${seconds.toFixed(1)} s`);
  }
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
}

/** Nothing half-written takes the place of something whole. */
async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  await Deno.writeTextFile(beside, text);
  await Deno.rename(beside, path);
}

if (import.meta.main) await runCommand(main);
