import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { clean, codeCells } from "../../tools/notebooks/notebook.ts";
import { notebookOf } from "./_notebook_folder.ts";

Deno.test("clean() takes away counters and timings, and nothing else", () => {
  const notebook = notebookOf("1");
  const [cell] = codeCells(notebook);
  cell.execution_count = 7;
  cell.metadata = { execution: { started: "now" }, tags: ["kept"] };
  const data = { "image/png": "iVBO", "text/plain": "a\nb" };
  cell.outputs = [
    { output_type: "execute_result", data, metadata: {}, execution_count: 7 },
    { output_type: "stream", name: "stdout", text: "one\ntwo\n" },
  ];
  const before = structuredClone(notebook);

  const [cleaned] = codeCells(clean(notebook));
  strictEqual(cleaned.execution_count, null);
  deepStrictEqual(cleaned.metadata, { tags: ["kept"] });
  deepStrictEqual(cleaned.outputs, [
    {
      output_type: "execute_result",
      data: { "image/png": "iVBO", "text/plain": ["a\n", "b"] },
      metadata: {},
      execution_count: null,
    },
    { output_type: "stream", name: "stdout", text: ["one\n", "two\n"] },
  ]);
  deepStrictEqual(notebook, before);
  deepStrictEqual(clean(clean(notebook)), clean(notebook));
});
