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
  const paper = image.paper(sheet, 16);
  const off = image.mapPixels(sheet, (p, i) => paper.pixels[i] - p);
  // Paper is most of the sheet, so the median deviation is its grain.
  const spread = image.histogram(image.mapPixels(off, Math.abs));
  const faint = Math.max(14, 6 * image.quantile(spread, 0.5));
  const counts = image.histogram(off).fill(0, 0, Math.ceil(faint));
  const core = image.quantile(counts, 0.8);
  const least = Math.max(faint, 0.22 * core);
  const pixels = Uint8Array.from(off.pixels, (d) => d > least ? 1 : 0);
  return { ink: { width, height, pixels }, paper };
}
