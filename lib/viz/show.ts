/**
 * Pictures, plots and words: `await show(x)`.
 *
 * In a notebook they stand under the cell; elsewhere pictures are files in
 * `outputs/shown/`, and a line says which.
 */
import { drawn, type Showable } from "./drawn.ts";
import { keepShown, nextNumber, shownName } from "./live_outputs.ts";
import { mimeBundle, pictureType, titleOf } from "./mime_bundle.ts";
import { isPlot, type Plot } from "./plot.ts";
import type { SheetOptions } from "./sheet.ts";
import { toPng, toSvg } from "./to_svg.ts";

/**
 * The kernel may send an output after it said that a cell is done, and then it
 * lands under the next one; so each display waits until it has been sent.
 */
const FLUSH_MILLISECONDS = 20;

/** How sheets are laid out, and where files go outside notebooks. */
export interface ShowOptions extends SheetOptions {
  /** Folder of pictures outside a notebook. */
  out?: string;
}

/**
 * Shows a thing: a plot, pictures (an array, a tensor, a data set, a file),
 * a run folder, events, words, or the text of any other value.
 *
 * @example
 * ```ts ignore
 * await show(data, { title: "what it sees" });
 * await show(generated, { columns: 8 }); // [64, 32, 32, 1]
 * ```
 */
export async function show(
  x: Showable | Promise<Showable>,
  options: ShowOptions = {},
): Promise<void> {
  await display(await x, options);
}

/**
 * One place under the cell whose content is replaced at each call; outside a
 * notebook, one file.
 *
 * @example Pictures that become clearer
 * ```ts ignore
 * const update = inPlace();
 * for (const step of steps) await update(sheet(step.pictures));
 * ```
 */
export function inPlace(): typeof show {
  const display_id = crypto.randomUUID();
  let name: string | undefined;
  let update = false;
  return async (x, options = {}) => {
    name ??= inNotebook() ? "" : `${nextNumber()}-live`;
    await display(await x, options, { display_id, update, name });
    update = true;
  };
}

/** Whether a Jupyter kernel runs this. */
export function inNotebook(): boolean {
  return jupyter() !== undefined;
}

async function display(
  x: Showable,
  { out = "outputs/shown", ...options }: ShowOptions,
  place: { display_id?: string; update?: boolean; name?: string } = {},
): Promise<void> {
  const { name, ...where } = place;
  const thing = await drawn(x, options);
  const kernel = jupyter();
  if (!kernel) {
    return console.log(await keep(thing, { ...options, out, name }));
  }
  await kernel.display(await mimeBundle(thing), { raw: true, ...where });
  await new Promise((done) => setTimeout(done, FLUSH_MILLISECONDS));
}

/** Writes a picture into a folder; the line that says so. */
async function keep(
  thing: Plot | Uint8Array | string,
  { out, title = "", name }: { out: string; title?: string; name?: string },
): Promise<string> {
  if (typeof thing === "string") return thing;
  const nameOf = (title: string) => name ?? shownName(nextNumber(), title);
  if (isPlot(thing)) {
    const svg = await toSvg(thing);
    const forms = { png: await toPng(svg), svg };
    return `plot: ${await keepShown(out, nameOf(titleOf(thing)), forms)}`;
  }
  const type = pictureType(thing);
  if (!type) return `${thing.length} bytes`;
  const forms = { [type.slice("image/".length)]: thing };
  return `picture: ${await keepShown(out, nameOf(title), forms)}`;
}

/** The kernel's face, which throws wherever there is no kernel. */
function jupyter(): typeof Deno.jupyter | undefined {
  try {
    return Deno.jupyter;
  } catch {
    return undefined;
  }
}
