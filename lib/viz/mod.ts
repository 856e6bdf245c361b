/**
 * Pictures for people: pixels and numbers in, plots and PNG bytes out.
 *
 * `sheet()` and `pairs()` draw samples; plots (`linePlot()`, `histogram()`, …)
 * are plain data that `toSvg()` and `toPlotly()` draw; `show()` and `live()`
 * put anything into a notebook. Only `live_*.ts` touch files and sockets.
 */
export { animation, type AnimationOptions } from "./animation.ts";
export { confusion, countConfusion } from "./confusion.ts";
export type { PictureSet, PictureTensor, RunPath, Showable } from "./drawn.ts";
export { epochCurves, type EpochScores } from "./epoch_curves.ts";
export { histogram, type HistogramOptions } from "./histogram.ts";
export { latentScatter, type LatentScatterOptions } from "./latent_scatter.ts";
export { type LinePlot, linePlot } from "./line_plot.ts";
export { type Live, live, type LiveOptions } from "./live.ts";
export { type LivePage, openLivePage } from "./live_page.ts";
export { lossCurves } from "./loss_curves.ts";
export { type MimeBundle, mimeBundle } from "./mime_bundle.ts";
export { panels, type PanelsOptions } from "./panels.ts";
export {
  parallelCoordinates,
  type ParallelOptions,
} from "./parallel_coordinates.ts";
export { picture } from "./picture.ts";
export { picturePlot } from "./picture_plot.ts";
export * from "./plot.ts";
export { readPngText, writePngText } from "./png_text.ts";
export { realVersusFake } from "./real_versus_fake.ts";
export {
  type Images,
  type InkRange,
  pairs,
  sheet,
  type SheetOptions,
} from "./sheet.ts";
export { inPlace, show, type ShowOptions } from "./show.ts";
export { type Origin, synthetic } from "./synthetic.ts";
export { toPng, toSvg } from "./to_svg.ts";
export { toVega } from "./to_vega.ts";
export { type Figure, toPlotly } from "./to_plotly.ts";
export { trainingCurves } from "./training_curves.ts";
export {
  type CurveOptions,
  type DrawnEvent,
  TrainingRecord,
} from "./training_record.ts";
