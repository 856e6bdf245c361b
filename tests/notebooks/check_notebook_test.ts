import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import {
  joinCells,
  lengthFaults,
  typeFaults,
} from "../../tools/notebooks/check_notebook.ts";
import { notebookOf, withNotebook } from "./_notebook_folder.ts";

const cell = (lines: number) => "f(); // call\n".repeat(lines);
const cells = (...lengths: number[]) => notebookOf(...lengths.map(cell));

Deno.test("lengthFaults() lets short cells pass", () => {
  deepStrictEqual(lengthFaults(cells(...Array(9).fill(5), 20)), []);
  deepStrictEqual(lengthFaults(notebookOf("// prose\n\n".repeat(50))), []);
  deepStrictEqual(lengthFaults(notebookOf()), []);
});

Deno.test("lengthFaults() names the limit and the length", () => {
  deepStrictEqual(lengthFaults(cells(...Array(9).fill(1), 21)), [
    "cell 10 must have at most 20 code lines: has 21",
  ]);
  deepStrictEqual(lengthFaults(cells(6, 6, 1)), [
    "half of the cells must have at most 5 code lines: has 6",
  ]);
  deepStrictEqual(lengthFaults(cells(...Array(8).fill(1), 11, 11)), [
    "9 in 10 cells must have at most 10 code lines: has 11",
  ]);
  deepStrictEqual(lengthFaults(cells(...Array(31).fill(1))), [
    "the notebook must have at most 30 code cells: has 31",
  ]);
  const heavy = notebookOf("1".repeat(1024 * 1024));
  match(lengthFaults(heavy)[0], /at most 1048576 bytes/);
});

Deno.test("joinCells() knows where each line comes from", () => {
  const { code, places } = joinCells(notebookOf("a;\nb;", "c;"));
  strictEqual(code, "a;\nb;\nc;\nexport {};\n");
  deepStrictEqual(places, ["cell 1:1", "cell 1:2", "cell 2:1"]);
});

Deno.test("typeFaults() reports types by cell and line", async () => {
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
