/** What may not stay in a notebook: errors, traces of a machine, no picture. */
import { isDeepStrictEqual } from "node:util";
import {
  clean,
  codeCells,
  countPictures,
  type MultiLine,
  type Notebook,
  type Output,
} from "./notebook.ts";
import { SLIDE_TYPES, slideTypeOf } from "./slides.ts";

/** What only a person would tell apart from a result: it changes each time. */
const TRACES: [what: string, pattern: RegExp][] = [
  ["a time", /\b\d+([.,]\d+)?\s?(ms|s|sec|seconds?|min|minutes?|h|hours?)\b/],
  ["a time", /\b\d{1,2}:\d\d(:\d\d)?\b/],
  ["a date", /\b\d{4}-\d\d-\d\d\b/],
  ["a path of a machine", /(?<![\w.:/])\/(?:[\w.-]+\/)+[\w.-]+/],
  ["a path of a machine", /\b[A-Z]:\\[\w\\.-]+|\bfile:\/\/\S+/],
];

const RUN = "deno task notebooks:run mends it";

/** Pictures, which are not read as text. */
const IS_PICTURE = /^image\//;
const DATA_URL = /\bdata:[^\s"')]+/g;

/** What is wrong with what the cells show; sentences. */
export function outputFaults(notebook: Notebook): string[] {
  return codeCells(notebook).flatMap(({ outputs = [] }, i) =>
    outputs.flatMap((output) => [
      ...errorFaults(output),
      ...pictureFaults(output),
      ...traceFaults(output),
    ]).map((fault) => `cell ${i + 1}: ${fault}`)
  );
}

/**
 * Whether the file is as `deno task notebooks:run` leaves it, and its pictures
 * have the words that nbconvert tells those who cannot see them; sentences.
 */
export function fileFaults(notebook: Notebook): string[] {
  const ids = notebook.cells.map(({ id }) => id);
  const areDistinct = new Set(ids).size === ids.length;
  const isTagged = notebook.cells.every((cell) =>
    SLIDE_TYPES.includes(String(slideTypeOf(cell)))
  );
  const { kernelspec } = notebook.metadata as { kernelspec?: { name: string } };
  return [
    ...areDistinct && !ids.includes(undefined)
      ? []
      : ["each cell must have an id of its own"],
    ...kernelspec?.name === "deno" ? [] : ["its kernel must be deno"],
    ...isTagged ? [] : [`has cells without slide tags: ${RUN}`],
    ...codeCells(notebook).flatMap((cell, i) =>
      countPictures(cell) === 0 || cell.metadata.alt
        ? []
        : [`cell ${i + 1}: must say in its metadata's alt what is seen`]
    ),
    ...isDeepStrictEqual(clean(notebook), notebook)
      ? []
      : [`has counters or versions of a run: ${RUN}`],
  ];
}

/** Which pictures of the stored notebook the new run lacks; sentences. */
export function missingPictures(stored: Notebook, fresh: Notebook): string[] {
  const before = codeCells(stored).map(countPictures);
  const after = codeCells(fresh).map(countPictures);
  if (before.every((count) => count === 0)) {
    return ["has no picture: deno task notebooks:run puts them in"];
  }
  return before.flatMap((count, i) =>
    after[i] < count
      ? [`cell ${i + 1}: must show ${count} pictures: showed ${after[i]}`]
      : []
  );
}

/** Which cells show anything else than the stored ones; sentences. */
export function changedOutputs(stored: Notebook, fresh: Notebook): string[] {
  const before = codeCells(clean(stored));
  return codeCells(clean(fresh)).flatMap(({ outputs = [] }, i) =>
    isDeepStrictEqual(outputs, before[i]?.outputs ?? [])
      ? []
      : [`cell ${i + 1}: does not show what the file holds, byte by byte`]
  );
}

function errorFaults({ output_type, ename, evalue }: Output): string[] {
  return output_type === "error" ? [`${ename}: ${evalue}`] : [];
}

/** Where no JavaScript runs, a page shows PNGs and words alone. */
function pictureFaults({ data }: Output): string[] {
  if (!data || "image/png" in data) return [];
  const types = Object.keys(data);
  const shown = `shows ${types.join(", ") || "nothing"}`;
  if (types.some((type) => type.includes("/vnd."))) {
    return [`must show a plot as image/png too: ${shown}`];
  }
  if ("text/plain" in data) return [];
  return [`must show image/png or text/plain: ${shown}`];
}

function traceFaults(output: Output): string[] {
  const text = textOf(output);
  return TRACES.flatMap(([what, pattern]) => {
    const found = text.match(pattern)?.[0];
    return found ? [`may not show ${what}: shows "${found}"`] : [];
  });
}

function textOf({ text, data = {} }: Output): string {
  const parts = Object.entries(data)
    .filter(([type]) => !IS_PICTURE.test(type))
    .map(([, value]) =>
      isMultiLine(value) ? whole(value) : JSON.stringify(value)
    );
  return [whole(text ?? ""), ...parts].join("\n").replace(DATA_URL, "");
}

function isMultiLine(value: unknown): value is MultiLine {
  return typeof value === "string" || Array.isArray(value);
}

function whole(text: MultiLine): string {
  return Array.isArray(text) ? text.join("") : text;
}
