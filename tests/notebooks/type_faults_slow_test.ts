import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { typeFaults } from "../../tools/notebooks/check_notebook.ts";
import { sampled } from "../_how_slow.ts";
import { notebookOf, withNotebook } from "./_notebook_folder.ts";

sampled("typeFaults() reports types by cell and line", async () => {
  const good = "export const ink: number = 1;";
  const bad = 'console.log("fine");\nconsole.log(ink.toUpperCase());';
  await withNotebook(notebookOf(good, bad), async (path) => {
    const report = await typeFaults(path);
    match(report, /'toUpperCase' does not exist/);
    match(report, /at tiny\.ipynb cell 2:2:17/);
    deepStrictEqual(
      (await Array.fromAsync(Deno.readDir(path.replace("/tiny.ipynb", ""))))
        .map(({ name }) => name).sort(),
      ["deno.json", "tiny.ipynb"],
    );
  });
  await withNotebook(notebookOf(good, "console.log(ink);"), async (path) => {
    strictEqual(await typeFaults(path), "");
  });
});
