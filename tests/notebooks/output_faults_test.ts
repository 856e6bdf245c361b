import { deepStrictEqual, match } from "node:assert/strict";
import {
  codeCells,
  type Notebook,
  type Output,
} from "../../tools/notebooks/notebook.ts";
import {
  changedOutputs,
  fileFaults,
  missingPictures,
  outputFaults,
} from "../../tools/notebooks/output_faults.ts";
import { tagSlides } from "../../tools/notebooks/slides.ts";
import { notebookOf } from "./_notebook_folder.ts";

/** A notebook with one cell that shows this. */
function showing(...outputs: Output[]): Notebook {
  const notebook = notebookOf("1");
  codeCells(notebook)[0].outputs = outputs;
  return notebook;
}

const display = (data: Record<string, unknown>): Output => ({
  output_type: "display_data",
  metadata: {},
  data,
});
const words = (text: string) => display({ "text/plain": [text] });
const faultsOf = (...outputs: Output[]) => outputFaults(showing(...outputs));

Deno.test("outputFaults() lets pictures and words pass", () => {
  const png = "iVBORw0KGgo/tmp/like/base64+/a/b";
  const vega = { $schema: "https://vega.github.io/schema/vega-lite/v5.json" };
  deepStrictEqual(
    faultsOf(
      display({ "image/png": png, "text/plain": ["picture: 3 kB"] }),
      display({
        "application/vnd.vegalite.v5+json": vega,
        "image/png": png,
        "text/plain": ["plot"],
      }),
      display({
        "text/html": [`<img src="data:image/png;base64,${png}">`],
        "text/plain": ["picture"],
      }),
      words("300 steps, 1.5 nats/image, 3/4 of 8x8, https://arxiv.org/abs/1"),
      { output_type: "stream", name: "stdout", text: ["step 3 of 5\n"] },
    ),
    [],
  );
});

Deno.test("outputFaults() wants a picture or words in each display", () => {
  deepStrictEqual(faultsOf(display({ "text/html": ["<b>ink</b>"] })), [
    "cell 1: must show image/png or text/plain: shows text/html",
  ]);
  deepStrictEqual(
    faultsOf(display({
      "application/vnd.vegalite.v5+json": {},
      "text/plain": ["plot"],
    })),
    [
      "cell 1: must show a plot as image/png too: " +
      "shows application/vnd.vegalite.v5+json, text/plain",
    ],
  );
  deepStrictEqual(faultsOf(display({})), [
    "cell 1: must show image/png or text/plain: shows nothing",
  ]);
});

Deno.test("outputFaults() finds errors, times, dates and paths", () => {
  const error: Output = {
    output_type: "error",
    ename: "RangeError",
    evalue: "no ink",
  };
  deepStrictEqual(faultsOf(error), ["cell 1: RangeError: no ink"]);
  const traces = [
    "done in 12.3 s",
    "4 min left",
    "took 250ms",
    "0:42 left",
    "on 2026-01-31",
    "in /home/ada/inkprint",
    "in C:\\Users\\ada",
    "at file:///ada/a.ts",
  ];
  for (const trace of traces) {
    match(faultsOf(words(trace))[0] ?? "", /^cell 1: may not show a/, trace);
  }
  const title = { title: "loss after 3 minutes" };
  deepStrictEqual(faultsOf(display({ "image/png": "", "a/json": title })), [
    'cell 1: may not show a time: shows "3 minutes"',
  ]);
  const stream: Output = {
    output_type: "stream",
    name: "stderr",
    text: ["one\n", "two in /tmp/a/b\n"],
  };
  deepStrictEqual(faultsOf(stream), [
    'cell 1: may not show a path of a machine: shows "/tmp/a/b"',
  ]);
});

Deno.test("fileFaults() finds what a tool has left in the file", () => {
  const notebook = tagSlides(notebookOf("1"));
  notebook.cells.forEach((cell, i) => cell.id = `cell-${i}`);
  deepStrictEqual(fileFaults(notebook), []);

  const counted = structuredClone(notebook);
  counted.cells[1].execution_count = 3;
  match(fileFaults(counted)[0], /^has counters .*notebooks:run/);
  const twice = structuredClone(notebook);
  twice.cells[1].id = "cell-0";
  deepStrictEqual(fileFaults(twice), ["each cell must have an id of its own"]);
  const untagged = structuredClone(notebook);
  untagged.cells[1].metadata = {};
  match(fileFaults(untagged)[0], /without slide tags/);
  const python = structuredClone(notebook);
  python.metadata.kernelspec = { name: "python3" };
  deepStrictEqual(fileFaults(python), ["its kernel must be deno"]);
  const unseen = structuredClone(notebook);
  unseen.cells[1].outputs = [display({ "image/png": "" })];
  match(fileFaults(unseen)[0], /^cell 1: .* alt /);
  unseen.cells[1].metadata.alt = "a grey square";
  deepStrictEqual(fileFaults(unseen), []);
});

Deno.test("missingPictures() compares with what the file holds", () => {
  const withPictures = (...counts: number[]) => {
    const notebook = notebookOf(...counts.map(() => "1"));
    codeCells(notebook).forEach((cell, i) => {
      cell.outputs = Array.from(
        { length: counts[i] },
        () => display({ "image/png": "" }),
      );
    });
    return notebook;
  };
  deepStrictEqual(missingPictures(withPictures(0, 2), withPictures(0, 2)), []);
  deepStrictEqual(missingPictures(withPictures(0, 2), withPictures(1, 1)), [
    "cell 2: must show 2 pictures: showed 1",
  ]);
  match(missingPictures(withPictures(0), withPictures(0))[0], /no picture/);
});

Deno.test("changedOutputs() names the cell that shows something else", () => {
  const counted: Output = {
    output_type: "execute_result",
    data: { "text/plain": "42" },
    metadata: {},
    execution_count: 7,
  };
  deepStrictEqual(
    changedOutputs(
      showing({ ...counted, execution_count: 8 }),
      showing(counted),
    ),
    [],
  );
  deepStrictEqual(
    changedOutputs(
      showing(display({ "image/png": "AAAA" })),
      showing(display({ "image/png": "AAAB" })),
    ),
    ["cell 1: does not show what the file holds, byte by byte"],
  );
});
