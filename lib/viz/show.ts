/**
 * Pictures, plots and words in a notebook: `await show(x)`.
 *
 * The kernel may send an output after it said that a cell is done, and then it
 * lands under the next one; so each display waits until it has been sent.
 */
import { Buffer } from "node:buffer";
import { type PlotSpec, toPng, toSvg } from "./plot.ts";

const FLUSH_MILLISECONDS = 20;
const SIGNATURES: [mime: string, begin: string][] = [
  ["image/png", "\x89PNG"],
  ["image/gif", "GIF8"],
  ["image/jpeg", "\xff\xd8\xff"],
];

/** A plot, a picture file (PNG, GIF, JPEG), words, or any other value. */
export type Showable = PlotSpec | Uint8Array | string | unknown;

/** One thing in several forms; the reader's tool takes the best it knows. */
export type MimeBundle = Record<string, unknown> & { "text/plain": string };

/** The forms of a thing by MIME type. */
export async function mimeBundle(x: Showable): Promise<MimeBundle> {
  if (x instanceof Uint8Array) return pictureBundle(x);
  if (isPlot(x)) {
    const png = await toPng(await toSvg(x));
    return {
      "application/vnd.vegalite.v5+json": x,
      ...pictureBundle(png),
      "text/plain": `plot: ${titleOf(x)}`,
    };
  }
  return { "text/plain": typeof x === "string" ? x : Deno.inspect(x) };
}

/**
 * Shows a thing under the cell; outside a notebook, one line says what it is.
 */
export async function show(x: Showable | Promise<Showable>): Promise<void> {
  await display(await x, {});
}

/**
 * One place under the cell whose content is replaced at each call.
 *
 * @example A plot that grows during training
 * ```ts ignore
 * const update = live();
 * for await (const event of events) await update(lossCurves(curves));
 * ```
 */
export function live(): (x: Showable | Promise<Showable>) => Promise<void> {
  const display_id = crypto.randomUUID();
  let update = false;
  return async (x) => {
    await display(await x, { display_id, update });
    update = true;
  };
}

async function display(
  x: Showable,
  place: { display_id?: string; update?: boolean },
): Promise<void> {
  const bundle = await mimeBundle(x);
  const kernel = jupyter();
  if (!kernel) return console.log(bundle["text/plain"]);
  await kernel.display(bundle, { raw: true, ...place });
  await new Promise((done) => setTimeout(done, FLUSH_MILLISECONDS));
}

/** The kernel's face, which throws wherever there is no kernel. */
function jupyter(): typeof Deno.jupyter | undefined {
  try {
    return Deno.jupyter;
  } catch {
    return undefined;
  }
}

function pictureBundle(bytes: Uint8Array): MimeBundle {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const [mime] = SIGNATURES.find(([, begin]) => head.startsWith(begin)) ?? [];
  if (!mime) return { "text/plain": `${bytes.length} bytes` };
  const kilobytes = Math.ceil(bytes.length / 1024);
  return {
    [mime]: Buffer.from(bytes).toString("base64"),
    "text/plain": `picture: ${mime}, ${kilobytes} KB`,
  };
}

function isPlot(x: unknown): x is PlotSpec {
  return typeof x === "object" && x !== null && "$schema" in x &&
    String(x.$schema).includes("/vega-lite/");
}

function titleOf(spec: PlotSpec): string {
  const parts = "vconcat" in spec ? spec.vconcat : [spec];
  return parts.map(({ title }) => title).join(", ");
}
