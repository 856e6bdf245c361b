/** The page of `data:inspect`: one HTML file that needs no other. */
import { type InspectReport, surplus } from "./_inspect_report.ts";

/** Rows of a table before it is cut short. */
const MOST = 200;

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem;color:#222}table{border-collapse:collapse}td,th{padding:.1rem
1rem .1rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}img{
max-width:100%}.warn{background:#fff3d6;padding:.2rem .8rem}`;

/** @param sheet PNG bytes of pictures *before | after*, if there are any */
export function inspectPage(
  report: InspectReport,
  sheet?: Uint8Array,
): string {
  const { name, warnings, skipped, identical, alike } = report;
  const title = `Inspection of ${name}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<style>${STYLE}</style></head><body>
<h1>${escape(title)}</h1>
<p>The pictures may show signatures or fingerprints of real people: keep this
page to yourself.</p>
${warnings.map((text) => `<p class="warn">${escape(text)}</p>`).join("\n")}
${facts(report)}
${sheet ? picture(sheet) : ""}
${counts("Classes", report.classes)}
${counts("Sizes", report.sizes)}
${groups("Identical images", identical)}
${groups("Images that look alike", alike)}
${
    section(
      `Not used: ${skipped.length} files`,
      skipped.map(({ file, reason }) => [file, reason]),
    )
  }
</body></html>
`;
}

function facts({ images, persons, layout, content, kinds }: InspectReport) {
  const rows = [
    ["images", images],
    ["persons", persons],
    ["layout", layout],
    ["read as", content],
    ...Object.entries(kinds),
  ];
  return table(rows.map((row) => row.map(String)));
}

function picture(sheet: Uint8Array): string {
  const source = `data:image/png;base64,${sheet.toBase64()}`;
  return `<h2>Before and after</h2>\n` +
    `<img alt="images as they came and as prepared" src="${source}">`;
}

function counts(title: string, all: Record<string, number>): string {
  const rows = Object.entries(all).map(([name, n]) => [name, String(n)]);
  return section(`${title}: ${rows.length}`, rows);
}

function groups(title: string, all: string[][]): string {
  const rows = all.map((group) => [group.join(" = ")]);
  return section(
    `${title}: ${all.length} groups, ${surplus(all)} too many`,
    rows,
  );
}

/** A heading with its table, or nothing where the table is empty. */
function section(title: string, rows: string[][]): string {
  if (rows.length === 0) return "";
  const left = rows.length - MOST;
  const more = left > 0 ? `<p>and ${left} more</p>` : "";
  return `<h2>${escape(title)}</h2>\n${table(rows.slice(0, MOST))}${more}`;
}

function table(rows: string[][]): string {
  const cells = (row: string[]) =>
    row.map((cell) => `<td>${escape(cell)}</td>`).join("");
  return `<table>${
    rows.map((row) => `<tr>${cells(row)}</tr>`).join("\n")
  }</table>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
