/** The pictures that a run was trained on, and those that it never saw. */
import { toBatch, withRange } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { readConfig } from "@/training/mod.ts";
import * as z from "zod";
import { type DataConfig, describeData, openData } from "../_data.ts";
import { heldOutOf, REPORTED } from "../_held_out.ts";
import type { ProgressLine } from "../progress.ts";
import { halves, type Pictures } from "./pictures.ts";
import { type Asked, ENOUGH } from "./sides.ts";

const OPTIONS = z.looseObject({
  data: z.string().min(1),
  size: z.int(),
  seed: z.int(),
});

/** A run's own data by its config: test and train split. */
export async function runPictures(
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
