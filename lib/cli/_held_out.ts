/** What a run is reported on: not all data can be split by person. */
import type { Dataset } from "@/data/mod.ts";

/** What the scores are about, by what was held out. */
export const REPORTED = {
  people: "images of the test split: other people",
  images: "images of the test split: of the same people, since none could be " +
    "held out",
  nothing: "images of the train split itself, since there are too few to " +
    "hold some out: the numbers flatter",
};

/** Fewer images say nothing of what a set of samples should look like. */
const ENOUGH = 16;

/** A part of the split, or where it is too small the train split. */
export function enoughOf(
  split: Dataset["split"],
  part: "valid" | "test",
): Int32Array {
  return split[part].length >= ENOUGH ? split[part] : split.train;
}

/** What of the images that are reported on was never trained on. */
export type HeldOut = keyof typeof REPORTED;

/** What was held out: not all data can be split by person. */
export function heldOutOf(
  { test, warning }: Dataset["split"],
): HeldOut {
  if (test.length === 0) return "nothing";
  return warning === undefined ? "people" : "images";
}
