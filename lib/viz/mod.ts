/**
 * Pictures for people: pixels and numbers in, PNG and SVG bytes out.
 *
 * `sheet()` and `pairs()` draw samples, `linePlot()` and `lossCurves()` draw
 * numbers, `show()` puts either into a notebook. No file is touched here.
 */
export { animation, type AnimationOptions } from "./animation.ts";
export { epochCurves, type EpochScores } from "./epoch_curves.ts";
export {
  type LinePlot,
  linePlot,
  lossCurves,
  panels,
  type PlotSpec,
  type Points,
  toPng,
  toSvg,
} from "./plot.ts";
export { picture } from "./picture.ts";
export { readPngText, writePngText } from "./png_text.ts";
export {
  type Images,
  type InkRange,
  pairs,
  sheet,
  type SheetOptions,
} from "./sheet.ts";
export {
  live,
  type MimeBundle,
  mimeBundle,
  show,
  type Showable,
} from "./show.ts";
export { type Origin, synthetic } from "./synthetic.ts";
