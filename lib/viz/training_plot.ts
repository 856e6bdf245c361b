/** A training as one picture: where it stands, curves, newest samples. */
import { panels } from "./panels.ts";
import { picturePlot } from "./picture_plot.ts";
import type { Plot } from "./plot.ts";
import { type Images, sheet } from "./sheet.ts";
import type { CurveOptions, TrainingRecord } from "./training_record.ts";

/** Inner size of a panel of curves, two of them beside each other. */
const PANEL = { width: 300, height: 160 };
const SHEET_WIDTH = 780;
/** Letters of a line above the picture. */
const LINE = 100;

/**
 * What is known of a training as one plot.
 *
 * A run that is done says nothing of time, so its last picture follows from
 * the seed alone.
 */
export async function trainingPlot(
  record: TrainingRecord,
  options: CurveOptions = {},
): Promise<Plot> {
  const title = [statusLine(record), ...wrapped(record.health)].join("\n");
  const curves = record.curves({ columns: 2, ...options }, PANEL);
  const samples = record.pictures && await sheetOf(record.pictures);
  const plots: Plot[] = [curves, samples].filter((plot) => plot !== undefined);
  const nothing: Plot = { kind: "panels", title, columns: 1, plots: [] };
  return plots.length > 0 ? panels(plots, { title }) : nothing;
}

/** Such as `step 120 of 300, 0:12 left`. */
export function statusLine({ status }: TrainingRecord): string {
  const { step, steps, left, end } = status;
  const place = `step ${step} of ${steps}`;
  if (end !== undefined) return end === "steps" ? place : `${place}: ${end}`;
  return left === undefined ? place : `${place}, ${minutes(left)} left`;
}

/** A sheet takes longer than curves: it is drawn when pictures are new. */
function sheetOf(images: Images): Promise<Plot> {
  const drawn = sheets.get(images) ?? samplesPlot(images);
  sheets.set(images, drawn);
  return drawn;
}
const sheets = new WeakMap<Images, Promise<Plot>>();

async function samplesPlot(images: Images): Promise<Plot> {
  const columns = Math.max(1, Math.floor(SHEET_WIDTH / (images.size + 8)));
  const { count = columns } = images;
  const png = await sheet(images, { columns: Math.min(columns, count) });
  return await picturePlot(png, { title: "samples from the same noise" });
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function wrapped(words = ""): string[] {
  return words.match(new RegExp(`.{1,${LINE}}(?:\\s|$)`, "g")) ?? [];
}
