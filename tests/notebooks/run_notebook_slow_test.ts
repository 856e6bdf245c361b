import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { codeCells, type Output } from "../../tools/notebooks/notebook.ts";
import {
  readNotebook,
  runNotebook,
} from "../../tools/notebooks/run_notebook.ts";
import { notebookOf, withNotebook } from "./_notebook_folder.ts";
import { sampled } from "../_how_slow.ts";

/** The outputs of each cell after a run. */
async function outputsOf(...sources: string[]): Promise<Output[][]> {
  let outputs: Output[][] = [];
  await withNotebook(notebookOf(...sources), async (path) => {
    const notebook = await runNotebook(path, { timeout: 20 });
    outputs = codeCells(notebook).map(({ outputs }) => outputs ?? []);
  });
  return outputs;
}

const fails = (error: RegExp, ...sources: string[]) =>
  rejects(
    withNotebook(notebookOf(...sources), async (path) => {
      await runNotebook(path, { timeout: 2 });
    }),
    error,
  );

sampled("runNotebook() keeps what each cell shows, in order", async () => {
  const outputs = await outputsOf(
    'console.log("one"); console.log("two"); console.error("three");',
    "const x: number = 6;",
    "x * 7",
    'await Deno.jupyter.display({ "text/plain": "shown" }, { raw: true });',
  );
  deepStrictEqual(outputs[0].map(({ name, text }) => [name, text]), [
    ["stdout", ["one\n", "two\n"]],
    ["stderr", ["three\n"]],
  ]);
  deepStrictEqual(outputs[1], []);
  const [result] = outputs[2];
  deepStrictEqual(result.output_type, "execute_result");
  deepStrictEqual(result.data?.["text/plain"], ["42"]);
  strictEqual(result.execution_count, null);
  deepStrictEqual(
    outputs[3].map(({ output_type, data }) => [output_type, data]),
    [
      ["display_data", { "text/plain": ["shown"] }],
    ],
  );
});

sampled(
  "runNotebook() catches what comes late, under its own cell",
  async () => {
    const source = 'for (let i = 0; i < 20; i++) console.log("line", i);';
    const outputs = await outputsOf(...Array(5).fill(source));
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`);
    for (const output of outputs) {
      deepStrictEqual(output.flatMap(({ text }) => text), lines);
    }
  },
);

sampled(
  "runNotebook() updates a display in place, also a later cell's",
  async () => {
    const outputs = await outputsOf(
      "const put = (text: string, place = {}) =>\n" +
        '  Deno.jupyter.display({ "text/plain": text }, { raw: true, ...place });\n' +
        'const again = { display_id: "one", update: true };',
      'await put("a", { display_id: "one" }); await put("b");\n' +
        'await put("c", again);',
      'await put("d", again);',
    );
    deepStrictEqual(outputs.map((o) => o.map(({ data }) => data)), [
      [],
      [{ "text/plain": ["d"] }, { "text/plain": ["b"] }],
      [],
    ]);
  },
);

sampled("show() puts plot, picture and words into a notebook", async () => {
  const [, [plot, picture]] = await outputsOf(
    'import { linePlot, sheet, show } from "@/viz/mod.ts";',
    'await show(linePlot({ title: "t", x: "x", y: "y", series: [] }));\n' +
      "await show(await sheet({ pixels: [1], size: 1, count: 1 }));",
  );
  deepStrictEqual(Object.keys(plot.data ?? {}).sort(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  match(String(picture.data?.["image/png"]), /^iVBORw0KGgo/);
});

sampled(
  "runNotebook() fails with the number of the cell and its error",
  async () => {
    await fails(
      /^Error: tiny.ipynb cell 2: RangeError: no such ink$/,
      "1",
      'throw new RangeError("no such ink");',
    );
    await fails(/^Error: tiny.ipynb cell 1: .*notebooks:check/, "const = ;"); // told in the reply alone
  },
);

sampled(
  "runNotebook() fails when a cell never ends, or ends the kernel",
  async () => {
    await fails(/cell 1: Not done after 2 s$/, "while (true);");
    await fails(/cell 1: The kernel has hung up$/, "Deno.exit(0)");
  },
);

sampled("readNotebook() refuses what is no notebook", async () => {
  await withNotebook(notebookOf(), async (path) => {
    await rejects(readNotebook(`${path}x`), /tiny.ipynbx: there is no such/);
    for (const text of ["{", "[]", "null"]) {
      await Deno.writeTextFile(path, text);
      await rejects(readNotebook(path), /^UserError: .*must be a notebook/);
    }
  });
});

sampled(
  "runNotebook() says to the cells which preset is asked for",
  async () => {
    const source =
      "const { INKPRINT_PRESET: preset, INKPRINT_ENGINE: engine } =" +
      "Deno.env.toObject(); console.log(preset, engine)";
    await withNotebook(notebookOf(source), async (path) => {
      const own = Deno.env.get("INKPRINT_ENGINE");
      for (
        const [preset, said] of [
          ["quick", `quick ${own}`],
          ["wasm", "wasm wasm"],
          [undefined, ` ${own}`],
        ] as const
      ) {
        const [cell] = codeCells(await runNotebook(path, { preset }));
        deepStrictEqual(cell.outputs?.[0].text, [`${said}\n`]);
      }
    });
  },
);
