import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { codeCells } from "../../tools/notebooks/notebook.ts";
import { readNotebook } from "../../tools/notebooks/run_notebook.ts";
import { slideTypeOf } from "../../tools/notebooks/slides.ts";
import { notebookOf, withNotebook } from "./_notebook_folder.ts";
import { sampled } from "../_how_slow.ts";

const COMMAND = join(
  import.meta.dirname!,
  "../../tools/notebooks/notebooks_run.ts",
);

async function notebooksRun(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", COMMAND, ...args],
    env: { NO_COLOR: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, said: text(stdout), complained: text(stderr) };
}

/** Shows a picture of one pixel. */
const PICTURE = `await Deno.jupyter.display({ "image/png": "AAAA" }, {
  raw: true,
});`;

sampled(
  "notebooks:run keeps outputs and tags, and prints a row a notebook",
  async () => {
    await withNotebook(notebookOf(PICTURE), async (path) => {
      const { code, said } = await notebooksRun(path);
      strictEqual(code, 0);
      match(said, /^\| notebook +\| seconds \| +kB \|\n\| -/);
      match(said, /\n\| tiny\.ipynb \| +\d+ \| +1 \|\n$/);
      const written = await readNotebook(path);
      const [{ outputs }] = codeCells(written);
      deepStrictEqual(outputs?.[0].data, { "image/png": "AAAA" });
      deepStrictEqual(written.cells.map(slideTypeOf), ["slide", "-"]);
    });
  },
);

sampled(
  "notebooks:run --quick writes nothing and names what is wrong",
  async () => {
    const time = 'console.log("took 12.3 s");';
    await withNotebook(notebookOf(PICTURE, time), async (path) => {
      const before = await Deno.readTextFile(path);
      const { code, complained } = await notebooksRun("--quick", path);
      strictEqual(code, 1);
      match(complained, /tiny\.ipynb has no picture/);
      match(complained, /tiny\.ipynb cell 2: may not show a time: .*"12\.3 s"/);
      strictEqual(await Deno.readTextFile(path), before);
    });
  },
);
