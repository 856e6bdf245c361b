/** What is held against what: samples, real pictures, training pictures. */
import { type Content, spread, toBatch, withRange } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { readConfig } from "@/training/mod.ts";
import * as z from "zod";
import { type DataConfig, describeData, openData } from "./_data.ts";
import {
  chosen,
  halves,
  openPictures,
  type Pictures,
  type ReadOptions,
} from "./_evaluate_pictures.ts";
import { heldOutOf, REPORTED } from "./_held_out.ts";
import { draws } from "./_latent_points.ts";
import { openPainter } from "./_painter.ts";
import type { ProgressLine } from "./progress.ts";

/** All pictures of an evaluation, `[count, size, size]` in [0, 1] each. */
export interface Sides {
  /** What is judged, such as a run's name */
  name: string;
  size: number;
  content: Content;
  samples: Float32Array;
  /** What all columns are held against; the generator never saw it */
  real: Float32Array;
  /** Other real pictures: the floor */
  others: Float32Array;
  /** What the generator may have copied */
  train: Float32Array;
  /** What the real pictures are, in words */
  realAre: string;
  /** What the training pictures are; nothing where copies cannot be told */
  trainAre?: string;
}

/** What was typed. */
export interface Asked {
  against?: string;
  train?: string;
  count: number;
  seed: number;
}

/** Fewer say nothing. */
const ENOUGH = 16;

/**
 * Draws from a run, and opens its own data, or the folders that were typed.
 *
 * @throws {UserError} If the run or the data will not do
 */
export async function sidesOfRun(
  run: string,
  asked: Asked & { layout?: string },
  line: ProgressLine,
): Promise<Sides> {
  const { painter, size, kind, labels } = await openPainter(run);
  const { data, content, warning } = asked.against && asked.train
    ? { data: undefined, content: undefined, warning: undefined }
    : await runPictures(run, asked, line);
  if (warning) line.note(warning);
  const how = { size, seed: asked.seed, layout: asked.layout, content };
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
    content: real.content,
    samples,
    ...limited.sides,
    realAre: asked.against ? `${real.name}, ${real.read}` : data!.realAre,
    trainAre: asked.train
      ? `pictures of ${train.name}`
      : data!.isHeldOut || asked.against
      ? "pictures of the run's train split"
      : undefined,
  };
}

/** Both folders, prepared alike; without `--train` a half of `--against`. */
export async function sidesOfFolder(
  dir: string,
  asked: Asked & ReadOptions,
  line: ProgressLine,
): Promise<Sides> {
  if (asked.against === undefined) {
    throw new UserError(
      `${dir} is not a run, and as a folder of pictures it needs real ones ` +
        "to be held against: name them with --against",
    );
  }
  const { size, seed, layout, content } = asked;
  const against = await openPictures(
    asked.against,
    { size, seed, layout, content },
    line,
  );
  const how = { size, seed, content: against.content };
  const made = await openPictures(dir, how, line);
  const [real, train] = asked.train === undefined
    ? halves(against)
    : [against, await openPictures(asked.train, { ...how, layout }, line)];
  const limited = most(
    Math.min(asked.count, made.persons.length),
    real,
    train,
  );
  const places = spread(made.persons.keys().toArray(), limited.count);
  return {
    name: made.name,
    size,
    content: against.content,
    samples: chosen(made, places).pixels,
    ...limited.sides,
    realAre: asked.train === undefined
      ? `one half of ${against.name}, ${against.read}`
      : `${against.name}, ${against.read}`,
    trainAre: asked.train === undefined
      ? `the other half of ${against.name}, as no --train was given`
      : `pictures of ${train.name}`,
  };
}

/** A run's own data by its config: test and train split. */
async function runPictures(
  run: string,
  { against }: Asked,
  line: ProgressLine,
) {
  const config = await readConfig(run) as {
    options: DataConfig;
    dataHash?: string;
  };
  const options = OPTIONS.safeParse(config?.options);
  if (!options.success) {
    throw new UserError(
      `${run}/config.json does not say what the run was trained on: name ` +
        "real pictures with --against and --train",
    );
  }
  const data = await openData(options.data as DataConfig, line);
  line.note(describeData(data));
  const { split, items, size, content, name } = data;
  const unit = withRange(data, "unit");
  const pictures = (indices: ArrayLike<number>): Pictures => ({
    name,
    content,
    size,
    pixels: toBatch(unit, indices),
    persons: Array.from(indices, (i) => items[i].person),
    read: `read as ${content}s`,
  });
  const isHeldOut = split.test.length >= ENOUGH;
  const [real, train] = isHeldOut
    ? [pictures(split.test), pictures(split.train)]
    : halves(pictures(split.train));
  const hasChanged = config.dataHash !== data.hash;
  return {
    data: {
      real,
      train: against ? pictures(split.train) : train,
      isHeldOut,
      realAre: REPORTED[isHeldOut ? heldOutOf(split) : "nothing"],
    },
    content,
    warning: hasChanged
      ? `${options.data.data} has changed since the run was trained: pictures ` +
        "that it learned from may be in the test split now"
      : undefined,
  };
}

const OPTIONS = z.looseObject({
  data: z.string().min(1),
  size: z.int(),
  seed: z.int(),
});

/** At most `count` real ones, and as many samples as there are others. */
function most(count: number, real: Pictures, train: Pictures) {
  const fewest = Math.min(count, train.persons.length);
  if (Math.min(fewest, real.persons.length) < ENOUGH) {
    throw new UserError(
      `Cannot evaluate with so few pictures: at least ${ENOUGH} are needed on ` +
        `each side, current values are ${fewest} and ${real.persons.length}`,
    );
  }
  const pixels = (of: Pictures, most: number) =>
    chosen(of, spread(of.persons.keys().toArray(), most)).pixels;
  return {
    count: fewest,
    sides: {
      real: pixels(real, count),
      others: pixels(train, fewest),
      train: train.pixels,
    },
  };
}
