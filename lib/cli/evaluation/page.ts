/** report.html of an evaluation: one file that needs no other. */
import type { Drawings } from "./drawings.ts";
import {
  aboutOf,
  copiesTable,
  type Evaluation,
  NO_COPIES,
  tableOf,
} from "./summary.ts";

const STYLE = `body{font:16px/1.5 sans-serif;max-width:64rem;margin:2rem auto;
padding:0 1rem;color:#222;background:#fff}table{border-collapse:collapse;
display:block;overflow-x:auto}td,th{padding:.15rem .9rem .15rem 0;
text-align:right;vertical-align:bottom;border-bottom:1px solid #e4e4e4}
td{white-space:nowrap}td:first-child,th:first-child,td.word,th.word{text-align:left}
td.samples{font-weight:600}img,svg{max-width:100%;height:auto}
.verdict{background:#eef6ee;padding:.5rem .9rem}.copied{background:#fbe3e0}
.warn{background:#fff3d6;padding:.3rem .9rem}`;

/** The page. */
export function evaluationPage(
  evaluation: Evaluation,
  { samples, real, nearest, plot }: Drawings,
): string {
  const { name, copies, notes, seed } = evaluation;
  const title = `Evaluation of ${name}`;
  const verdict = copies?.verdict ?? NO_COPIES;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style></head><body>
<h1>${escape(title)}</h1>
<p class="verdict${copies?.copied ? " copied" : ""}">${escape(verdict)}</p>
<p class="warn">Some pictures may be signatures or fingerprints of real people:
keep this page to yourself.</p>
<h2>Samples</h2>
${image(samples, "samples")}
<h2>Real pictures</h2>
${image(real, "real pictures")}
<h2>Numbers</h2>
<p>${escape(aboutOf(evaluation))}</p>
${table(tableOf(evaluation), 2)}
${notes.map((note) => `<p class="warn">${escape(note)}</p>`).join("\n")}
<h2>Copies of training pictures</h2>
<p>${escape(verdict)} C_T below −3, or a chance below 0.001 of so many samples
among the nearest, says that samples are too near.</p>
${copies ? table(copiesTable(evaluation), 1) : ""}
${plot}
<h2>Sample | nearest training picture</h2>
${image(nearest, "samples beside the nearest training picture")}
<p>Seed ${seed}. The same numbers are in results.json.</p>
</body></html>
`;
}

function image(png: Uint8Array, alt: string): string {
  const source = `data:image/png;base64,${png.toBase64()}`;
  return `<img alt="${escape(alt)}" src="${source}">`;
}

/** @param words So many columns are words, to the left */
function table([head, ...rows]: string[][], words: number): string {
  const kind = (i: number) =>
    i < words
      ? ' class="word"'
      : head[i] === "samples"
      ? ' class="samples"'
      : "";
  const cells = (row: string[], tag: string) =>
    row.map((cell, i) => `<${tag}${kind(i)}>${escape(cell)}</${tag}>`).join("");
  return `<table><tr>${cells(head, "th")}</tr>\n${
    rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n")
  }</table>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
