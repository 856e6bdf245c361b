import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import {
  joinCells,
  lengthFaults,
} from "../../tools/notebooks/check_notebook.ts";
import { notebookOf } from "./_notebook_folder.ts";

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
