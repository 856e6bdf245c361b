import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";

const ROOT = join(import.meta.dirname!, "../..");
const ignore = Deno.build.os === "windows" ||
  await Deno.stat(join(ROOT, ".venv")).then(() => true, () => false);

/** Runs the command where no program is but those given. */
async function withPrograms(
  programs: Record<string, string>,
  use: (run: Run, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(join(folder, "bin"));
  for (const [name, body] of Object.entries(programs)) {
    const path = join(folder, "bin", name);
    await Deno.writeTextFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  try {
    await use((...args) => notebook(folder, args), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

type Run = (...args: string[]) => ReturnType<typeof notebook>;

async function notebook(folder: string, args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", join(ROOT, "lib/cli/notebook.ts"), ...args],
    env: {
      NO_COLOR: "1",
      INIT_CWD: ROOT,
      JUPYTER_DATA_DIR: join(folder, "data"),
      PATH: join(folder, "bin"),
    },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, said: text(stdout), complained: text(stderr) };
}

const isInstalled = (folder: string) =>
  Deno.stat(join(folder, "data/kernels/deno/kernel.json"))
    .then(() => true, () => false);

/** Knows its version and says how it was called. */
const PAGE = 'case "$*" in *--version) echo 4.6;; *) echo "page $* in $PWD"; ' +
  "exit 3;; esac";

Deno.test({
  name: "notebook installs the kernel and says what else is needed",
  ignore,
  fn: () =>
    withPrograms({}, async (run, folder) => {
      const { code, said, complained } = await run();
      strictEqual(code, 2);
      match(said, /^kernel: .*kernels\/deno\n$/);
      for (const way of ["pip install jupyterlab", "apt install", "VS Code"]) {
        ok(complained.includes(way), way);
      }
      ok(await isInstalled(folder));
    }),
});

Deno.test({
  name: "notebook opens JupyterLab at the notebooks, or at one",
  ignore,
  fn: () =>
    withPrograms({ "jupyter-lab": PAGE }, async (run) => {
      const all = await run();
      strictEqual(all.code, 3); // as the page ends, so does the command
      deepStrictEqual(all.said.trim().split("\n").slice(1), [
        `page --LabApp.default_url=/lab/tree/notebooks in ${ROOT}`,
      ]);
      const one = await run("--no-open", "notebooks/vae-signature.ipynb");
      match(one.said, /notebooks\/vae-signature\.ipynb --no-browser in/);
    }),
});

Deno.test({
  name: "notebook takes an older page where there is no JupyterLab",
  ignore,
  fn: async () => {
    const broken = "exit 1"; // `jupyter lab` without JupyterLab
    const programs = { "jupyter": broken, "jupyter-notebook": PAGE };
    await withPrograms(programs, async (run) => {
      match((await run()).said, /\npage notebooks in /);
    });
  },
});

Deno.test({
  name: "notebook opens nothing with --install-only, or for a wrong name",
  ignore,
  fn: () =>
    withPrograms({ "jupyter-lab": PAGE }, async (run, folder) => {
      const wrong = await run("notebooks/no-such.ipynb");
      strictEqual(wrong.code, 2);
      match(wrong.complained, /no-such\.ipynb: there is no such notebook/);
      strictEqual(await isInstalled(folder), false);
      const outside = await run("/");
      strictEqual(outside.code, 2);
      match(outside.complained, /must lie in/);
      const { code, said } = await run("--install-only");
      deepStrictEqual([code, said.trim().split("\n").length], [0, 1]);
      ok(await isInstalled(folder));
    }),
});
