/** A run's samples against its own test split, or against folders. */
import type { Content } from "@/data/mod.ts";
import { draws } from "../_latent_points.ts";
import { openPainter } from "../_painter.ts";
import type { ProgressLine } from "../progress.ts";
import { openPictures } from "./open_pictures.ts";
import { runPictures } from "./run_pictures.ts";
import { type Asked, most, type Sides } from "./sides.ts";

/**
 * Draws from a run, and opens its own data, or the folders that were typed.
 *
 * @throws {UserError} If the run or the data will not do
 */
export async function sidesOfRun(
  run: string,
  asked: Asked & { layout?: string; content?: Content },
  line: ProgressLine,
): Promise<Sides> {
  const { painter, size, kind, labels } = await openPainter(run);
  const { data, content, warning } = asked.against && asked.train
    ? { data: undefined, content: undefined, warning: undefined }
    : await runPictures(run, asked, line);
  if (warning) line.note(warning);
  const how = {
    size,
    seed: asked.seed,
    layout: asked.layout,
    content: asked.content ?? content,
  };
  const open = (place: string) => openPictures(place, how, line);
  const real = asked.against ? await open(asked.against) : data!.real;
  const train = asked.train ? await open(asked.train) : data!.train;
  const limited = most(asked.count, real, train);
  const { noiseDim } = painter;
  const samples = new Float32Array(limited.count * size ** 2);
  let at = 0;
  line.begin("draw");
  for (const points of draws({ ...asked, count: limited.count, noiseDim })) {
    const classes = Int32Array.from(
      { length: points.length / noiseDim },
      (_, i) => (at + i) % Math.max(1, labels.length),
    );
    samples.set(painter.decode(points, classes), at * size ** 2);
    at += classes.length;
    line.update({ step: at, total: limited.count }, performance.now());
  }
  line.done();
  painter.dispose();
  return {
    name: `${kind} ${run.split(/[/\\]/).filter(Boolean).at(-1)}`,
    size,
    content: asked.content ?? real.content,
    samples,
    ...limited.sides,
    warning,
    realAre: asked.against ? `${real.name}, ${real.read}` : data!.realAre,
    trainAre: asked.train
      ? `pictures of ${train.name}`
      : data!.isHeldOut || asked.against
      ? "pictures of the run's train split"
      : undefined,
  };
}
