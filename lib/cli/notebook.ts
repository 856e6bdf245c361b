/**
 * `deno task notebook`: the notebooks in JupyterLab, with Deno's kernel.
 *
 * The kernel is installed for the user, not for the machine; where Jupyter is
 * missing, the command says how it is had.
 */
import { join, relative } from "@std/path";
import * as z from "zod";
import { UserError } from "@/engine/user_error.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { installKernel, thisMachine } from "./_kernel_spec.ts";

const ROOT = join(import.meta.dirname!, "../..");

const VENV = join(
  ROOT,
  Deno.build.os === "windows" ? ".venv/Scripts" : ".venv/bin",
);

/** Ways to start a page for notebooks, the best first. */
const PAGES = [
  [join(VENV, "jupyter-lab")],
  ["jupyter-lab"],
  ["jupyter", "lab"],
  ["python3", "-m", "jupyterlab"],
  ["jupyter-notebook"],
];

const HOW_TO_INSTALL = `JupyterLab is not here. The kernel is installed, so ` +
  `any of these will do:
  pip      python3 -m venv .venv && .venv/bin/pip install jupyterlab
           in this folder, then deno task notebook again
  apt      sudo apt install jupyter-notebook, an older page; the same
  VS Code  its extension Jupyter (ms-toolsai.jupyter): open a file of
           notebooks/, then Select Kernel, Jupyter Kernel, Deno
Without any of them, deno task notebooks:run --script writes scripts.`;

const SPEC = {
  name: "notebook",
  about: "Install Deno's kernel and open the notebooks in JupyterLab.",
  flags: {
    installOnly: z.boolean().default(false)
      .describe("install the kernel and end"),
    open: z.boolean().default(true)
      .describe("open a browser; without, the page's address is printed"),
  },
  arguments: {
    notebook: z.string().optional()
      .describe("the one to open; default: the folder of all"),
  },
  examples: ["notebook", "notebook notebooks/vae-signature.ipynb"],
};

/** The command; its exit code. */
export async function notebook(
  args: string[],
  say: (sentence: string) => void = console.log,
): Promise<number> {
  const { installOnly, open, notebook } = readFlags(SPEC, args);
  const file = notebook && resolveUserPath(notebook);
  if (file) await mustBeThere(file);
  const { folder, isWritten } = await installKernel(thisMachine());
  const where = shownPath(folder);
  say(`kernel: ${where}${isWritten ? "" : ", which was there before"}`);
  if (installOnly) return 0;
  const page = await findPage();
  if (!page) throw new UserError(HOW_TO_INSTALL);
  return await runPage(page, { file: file ?? join(ROOT, "notebooks"), open });
}

/** Out of the project a notebook would find no `lib/`. */
async function mustBeThere(file: string): Promise<void> {
  const stat = await Deno.stat(file).catch(() => undefined);
  if (!stat) throw new UserError(`${file}: there is no such notebook`);
  if (relative(ROOT, file).startsWith("..")) {
    throw new UserError(`${file} must lie in ${ROOT}, where lib/ is found`);
  }
}

/** The first way that works here. */
async function findPage(): Promise<string[] | undefined> {
  for (const page of PAGES) {
    const [program, ...args] = page;
    try {
      const { success } = await new Deno.Command(program, {
        args: [...args, "--version"],
      }).output();
      if (success) return page;
    } catch { /* there is no such program */ }
  }
}

/** Runs the page until the user ends it; its exit code. */
async function runPage(
  [program, ...args]: string[],
  { file, open }: { file: string; open: boolean },
): Promise<number> {
  // From the root, so that the page also shows the runs in outputs/.
  const path = relative(ROOT, file);
  const isLab = program !== "jupyter-notebook";
  const what = isLab ? `--LabApp.default_url=/lab/tree/${path}` : path;
  // The page asks what Ctrl-C means; we wait for what is answered.
  Deno.addSignalListener("SIGINT", () => {});
  const { code } = await new Deno.Command(program, {
    args: [...args, what, ...open ? [] : ["--no-browser"]],
    cwd: ROOT,
  }).spawn().status;
  return code;
}

if (import.meta.main) await runCommand((args) => notebook(args));
