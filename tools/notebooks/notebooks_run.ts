/**
 * Runs the notebooks without a browser.
 *
 * `deno task notebooks:run` puts the outputs into the files; with `--check` it
 * writes none and looks whether all is well, and with `--quick` that in a
 * minute each.
 */
import { basename, dirname, join, relative } from "@std/path";
import * as z from "zod";
import { type Flags, readFlags, runCommand } from "@/cli/flags.ts";
import { UserError } from "@/engine/user_error.ts";
import { formatNotebook, type Notebook } from "./notebook.ts";
import {
  changedOutputs,
  missingPictures,
  outputFaults,
} from "./output_faults.ts";
import { listNotebooks, readNotebook, runNotebook } from "./run_notebook.ts";
import { toScript } from "./script.ts";
import { tagSlides } from "./slides.ts";

const ROOT = join(import.meta.dirname!, "../..");
const SCRIPTS = "outputs/notebooks";

const SPEC = {
  name: "notebooks:run",
  about: "Run the notebooks in Deno's kernel and keep their outputs.",
  flags: {
    check: z.boolean().default(false)
      .describe("write nothing; fail on an error or a missing picture"),
    quick: z.boolean().default(false)
      .describe("a few steps of each training; checks, and writes nothing"),
    wasm: z.boolean().default(false)
      .describe(
        "a fifth of the steps, without TensorFlow; checks, and writes nothing",
      ),
    exact: z.boolean().default(false)
      .describe("check that outputs are the stored ones, byte by byte"),
    script: z.boolean().default(false)
      .describe(`also write each as a script into ${SCRIPTS}`),
    timeout: z.number().positive().default(300)
      .describe("seconds that a cell may take"),
  },
  arguments: {
    notebook: z.string().optional().describe("one file; all when left out"),
  },
  examples: [
    "notebooks:run --quick",
    "notebooks:run --script notebooks/vae-signature.ipynb",
  ],
};

type Options = Flags<typeof SPEC.flags>;

async function main(args: string[]): Promise<number> {
  const { notebook, ...options } = readFlags(SPEC, args);
  const paths = await listNotebooks(notebook);
  const width = Math.max(...paths.map((path) => basename(path).length));
  console.log(row(["notebook", "seconds", "kB"], width));
  console.log(row(["-".repeat(width), "-------", "-------"], width));
  const faults: string[] = [];
  for (const path of paths) {
    const start = performance.now();
    faults.push(...await runOne(path, options));
    const seconds = Math.round((performance.now() - start) / 1000);
    const kilobytes = Math.ceil((await Deno.stat(path)).size / 1000);
    const numbers = [`${seconds}`, `${kilobytes}`];
    console.log(row([basename(path), ...numbers], width));
  }
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
}

/** Runs a notebook, keeps it if that is meant; what is wrong with it. */
async function runOne(path: string, options: Options): Promise<string[]> {
  const { quick, wasm, exact, script, timeout } = options;
  const isKept = !(options.check || quick || wasm || exact);
  const preset = quick ? "quick" : wasm ? "wasm" : undefined;
  const stored = await readNotebook(path);
  try {
    const fresh = tagSlides(await runNotebook(path, { timeout, preset }));
    const faults = [
      ...missingPictures(isKept ? fresh : stored, fresh),
      ...outputFaults(fresh),
      ...exact ? changedOutputs(stored, fresh) : [],
    ];
    if (isKept) await replace(path, formatNotebook(fresh));
    if (script) await writeScript(fresh, basename(path));
    return faults.map((fault) => `${basename(path)} ${fault}`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return [(error as Error).message];
  }
}

async function writeScript(notebook: Notebook, name: string): Promise<void> {
  const path = join(ROOT, SCRIPTS, name.replace(/\.ipynb$/, ".ts"));
  await Deno.mkdir(dirname(path), { recursive: true });
  await replace(path, toScript(notebook, { name, path: relative(ROOT, path) }));
}

function row([name, ...numbers]: string[], width: number): string {
  return [
    "",
    name.padEnd(width),
    ...numbers.map((text) => text.padStart(7)),
    "",
  ]
    .join(" | ").trim();
}

/** Nothing half-written takes the place of something whole. */
async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  await Deno.writeTextFile(beside, text);
  await Deno.rename(beside, path);
}

if (import.meta.main) await runCommand(main);
