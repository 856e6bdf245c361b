/** The `.ipynb` file: what a notebook is, and what of it is worth keeping. */

/** Text as the format has it: one string, or its lines. */
export type MultiLine = string | string[];

/** What a cell has shown. */
export interface Output {
  output_type: "stream" | "display_data" | "execute_result" | "error";
  name?: string;
  text?: MultiLine;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  execution_count?: number | null;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

/** A piece of text or of code. */
export interface Cell {
  cell_type: "code" | "markdown" | "raw";
  id?: string;
  source: MultiLine;
  metadata: Record<string, unknown>;
  outputs?: Output[];
  execution_count?: number | null;
}

/** A notebook, format 4. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** What differs from run to run or from tool to tool. */
const NOISE = ["execution", "ExecuteTime", "collapsed", "scrolled", "vscode"];

/** The cells that hold code, in order; the first is *cell 1* in messages. */
export function codeCells({ cells }: Notebook): Cell[] {
  return cells.filter(({ cell_type }) => cell_type === "code");
}

/** The text of a cell. */
export function sourceOf({ source }: Cell): string {
  return Array.isArray(source) ? source.join("") : source;
}

/** How many pictures a cell has shown. */
export function countPictures({ outputs = [] }: Cell): number {
  return outputs.filter(({ data }) => data && "image/png" in data).length;
}

/**
 * A copy without the noise of a run, so that equal outputs give equal files.
 *
 * Counters, timings and the kernel's version go; texts become lines, which is
 * what a diff can read.
 */
export function clean(notebook: Notebook): Notebook {
  const metadata = cleanMetadata(notebook.metadata);
  return { ...notebook, metadata, cells: notebook.cells.map(cleanCell) };
}

/** The text of a notebook file. */
export function formatNotebook(notebook: Notebook): string {
  return JSON.stringify(notebook, null, 1) + "\n";
}

function cleanMetadata(
  { language_info, ...rest }: Record<string, unknown>,
): Record<string, unknown> {
  if (typeof language_info !== "object") return rest;
  const { version: _, ...kept } = language_info as Record<string, unknown>;
  return { ...rest, language_info: kept };
}

function cleanCell(cell: Cell): Cell {
  const kept = Object.entries(cell.metadata)
    .filter(([key]) => !NOISE.includes(key));
  const metadata = Object.fromEntries(kept);
  if (cell.cell_type !== "code") return { ...cell, metadata };
  const outputs = (cell.outputs ?? []).map(cleanOutput);
  return { ...cell, metadata, execution_count: null, outputs };
}

function cleanOutput(output: Output): Output {
  const { text, data, ...rest } = output;
  return {
    ...rest,
    ...(text !== undefined && { text: lines(text) }),
    ...(data && { data: cleanData(data) }),
    ...(output.output_type === "execute_result" && { execution_count: null }),
  };
}

function cleanData(data: Record<string, unknown>): Record<string, unknown> {
  const plain = data["text/plain"];
  return typeof plain === "string"
    ? { ...data, "text/plain": lines(plain) }
    : data;
}

function lines(text: MultiLine): string[] {
  const whole = Array.isArray(text) ? text.join("") : text;
  return whole.split(/(?<=\n)/);
}
