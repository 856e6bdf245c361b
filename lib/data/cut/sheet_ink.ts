import * as image from "@/image/mod.ts";

/** A scanned sheet, taken apart into paper and what is on it. */
export interface SheetInk {
  /** `[height, width]`, 1 where ink is, of hands and of printers */
  ink: image.GreyImage & { pixels: Uint8Array };
  /** The grey level of the paper under it */
  paper: image.Plane;
}

/**
 * Where ink is on a sheet, whatever the light on it.
 *
 * @param sheet Dark ink on light paper
 */
export function sheetInk(sheet: image.GreyImage): SheetInk {
  const { width, height } = sheet;
  const paper = paperUnder(sheet);
  const off = image.mapPixels(sheet, (p, i) => paper.pixels[i] - p);
  // Paper is most of the sheet, so the median deviation is its grain.
  const spread = image.histogram(image.mapPixels(off, Math.abs));
  const faint = Math.max(14, 6 * image.quantile(spread, 0.5));
  const counts = image.histogram(off).fill(0, 0, Math.ceil(faint));
  const core = image.quantile(counts, 0.8);
  const least = Math.max(faint, 0.22 * core);
  const pixels = new Uint8Array(off.pixels.map((d) => d > least ? 1 : 0));
  return { ink: { width, height, pixels }, paper };
}

/** The window that paper is alike in, as a share of the longest side. */
const WINDOW = 1 / 40;
/** So much darker than the mean nearby is no paper, in levels. */
const DARKER = 10;

/**
 * The mean of what is nearby, then of what of that is not darker: right to the
 * edge of the sheet, where light falls off too.
 */
function paperUnder(sheet: image.GreyImage): image.Plane {
  const { width, height } = sheet;
  const reach = Math.max(4, Math.round(WINDOW * Math.max(width, height)));
  const near = image.boxMean(sheet, reach).pixels;
  const isPaper = image.mapPixels(
    sheet,
    (p, i) => p > near[i] - DARKER ? 1 : 0,
  );
  const share = image.boxMean(isPaper, reach).pixels;
  const light = image.boxMean(
    image.mapPixels(sheet, (p, i) => p * isPaper.pixels[i]),
    reach,
  );
  return image.mapPixels(
    light,
    (sum, i) => share[i] > 0 ? sum / share[i] : near[i],
  );
}
