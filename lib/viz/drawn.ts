/** Anything of ours as something that can be looked at. */
import { readRunEvents, readRunSamples } from "./live_run.ts";
import { panels } from "./panels.ts";
import { picturePlot } from "./picture_plot.ts";
import { isPlot, type Plot } from "./plot.ts";
import { type Images, sheet, type SheetOptions } from "./sheet.ts";
import { trainingCurves } from "./training_curves.ts";
import type { DrawnEvent } from "./training_record.ts";

/** A tensor of pictures: `[count, h, w, 1]`, `[h, w, 1]` or `[h, w]`. */
export interface PictureTensor {
  shape: number[];
  data(): Promise<ArrayLike<number>>;
}

/** A data set, as far as it is drawn. */
export interface PictureSet {
  name: string;
  size: number;
  items: { label: string }[];
  pictures: { at(index: number): Uint8Array };
}

/** The folder of a run. */
export interface RunPath {
  path: string;
}

/** What can be shown; any other value is shown as its text. */
export type Showable =
  | Plot
  | Images
  | PictureTensor
  | PictureSet
  | RunPath
  | DrawnEvent[]
  | Uint8Array
  | string
  | unknown;

/** Pictures of a data set on its sheet. */
const SHOWN = 48;
/** Letters of a label below a picture of 64 pixels. */
const LETTERS = 12;

/**
 * A plot, a picture file or words.
 *
 * @param options How sheets are laid out
 * @throws {RangeError} If a tensor is not of square grey pictures
 */
export async function drawn(
  x: Showable,
  options: SheetOptions = {},
): Promise<Plot | Uint8Array | string> {
  if (typeof x === "string" || x instanceof Uint8Array || isPlot(x)) return x;
  if (isEvents(x)) return trainingCurves(x);
  if (has<PictureTensor>(x, "shape", "data")) {
    return await sheet(await imagesOf(x), options);
  }
  if (has<PictureSet>(x, "items", "pictures", "size")) {
    return await setSheet(x, options);
  }
  if (has<Images>(x, "pixels", "size")) return await sheet(x, options);
  if (has<RunPath>(x, "path")) return await runPlot(x.path);
  return Deno.inspect(x);
}

async function imagesOf(tensor: PictureTensor): Promise<Required<Images>> {
  const { shape } = tensor;
  const [count, height, width, channels] = shape.length === 4
    ? shape
    : [1, ...shape];
  if (height !== width || (channels ?? 1) !== 1) {
    throw new RangeError(
      "Cannot show a tensor as its shape must be [count, size, size, 1], " +
        `[size, size, 1] or [size, size]: current value is [${shape}]`,
    );
  }
  return { pixels: await tensor.data(), size: height, count };
}

/** Pictures spread over a data set, with their labels. */
async function setSheet(
  { name, size, items, pictures }: PictureSet,
  options: SheetOptions,
): Promise<Uint8Array> {
  const count = Math.min(SHOWN, items.length);
  const pixels = new Uint8Array(count * size * size);
  const captions: string[] = [];
  for (let k = 0; k < count; k++) {
    const index = Math.floor(k * items.length / count);
    pixels.set(pictures.at(index), k * size * size);
    captions.push(items[index].label.slice(0, LETTERS));
  }
  const title = `${name}: ${items.length} images of ${size} by ${size}`;
  const own = { title, captions, columns: Math.min(count, 12) };
  return await sheet({ pixels, size, count }, { ...own, ...options });
}

/** Curves of a run, and its newest sheet of samples. */
async function runPlot(path: string): Promise<Plot> {
  const curves = trainingCurves(await readRunEvents(path), { columns: 2 });
  const png = await readRunSamples(path);
  const plots = png ? [curves, await picturePlot(png)] : [curves];
  return panels(plots, { title: path });
}

function isEvents(x: unknown): x is DrawnEvent[] {
  return Array.isArray(x) && x.length > 0 &&
    x.every((event) => has<DrawnEvent>(event, "type", "step"));
}

function has<T>(x: unknown, ...names: (keyof T)[]): x is T {
  return typeof x === "object" && x !== null &&
    names.every((name) => name in x);
}
