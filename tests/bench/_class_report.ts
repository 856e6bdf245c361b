/** What a classifier made of pictures whose classes are known. */
import { markdown } from "./_markdown.ts";

/** How well classes were recognised. */
export interface Recognition {
  /** Pictures of each class (rows) by what they were taken for (columns) */
  confusion: number[][];
  /** Share of each class that was recognised; NaN where it has no picture */
  perClass: number[];
  /** Mean over the classes that have pictures, so that each counts alike */
  accuracy: number;
}

/** What generated pictures must reach: issue 10, section 1. */
export const BAR = {
  /** Share of the classifier's own accuracy on held-out real images */
  ofReal: 0.6,
  /** Times chance */
  overChance: 3,
} as const;

/** Generated pictures beside held-out real ones. */
export interface Verdict {
  chance: number;
  /** Accuracy on generated pictures, as a share of that on real ones */
  ofReal: number;
  /** The same accuracy in units of chance */
  overChance: number;
  passed: boolean;
}

/**
 * Counts what was recognised.
 *
 * @param shown The class of each picture
 * @param told What each was taken for
 */
export function recognition(
  shown: ArrayLike<number>,
  told: ArrayLike<number>,
  classes: number,
): Recognition {
  const confusion = Array.from(
    { length: classes },
    () => Array<number>(classes).fill(0),
  );
  for (let i = 0; i < shown.length; i++) confusion[shown[i]][told[i]]++;
  const perClass = confusion.map((row, i) => row[i] / sum(row));
  const seen = perClass.filter((share) => !Number.isNaN(share));
  return { confusion, perClass, accuracy: sum(seen) / seen.length };
}

/** Holds what was made against what is real, and against chance. */
export function verdictOf(real: Recognition, made: Recognition): Verdict {
  const chance = 1 / made.perClass.length;
  const ofReal = made.accuracy / real.accuracy;
  const overChance = made.accuracy / chance;
  const passed = ofReal >= BAR.ofReal && overChance >= BAR.overChance;
  return { chance, ofReal, overChance, passed };
}

/** Accuracies, class by class, as Markdown. */
export function accuracyTable(
  labels: string[],
  real: Recognition,
  made: Recognition,
): string {
  const count = (row: number[]) => String(sum(row));
  const rows = labels.map((label, i) => [
    label,
    percent(real.perClass[i]),
    count(real.confusion[i]),
    percent(made.perClass[i]),
    count(made.confusion[i]),
  ]);
  const all = (side: Recognition) => [
    percent(side.accuracy),
    count(side.confusion.map(sum)),
  ];
  return markdown(
    ["class", "real test", "images", "generated", "pictures"],
    [...rows, ["all classes", ...all(real), ...all(made)]],
  );
}

/** Which class was taken for which, as Markdown. */
export function confusionTable(
  labels: string[],
  { confusion }: Recognition,
): string {
  return markdown(
    ["asked for ↓, taken for →", ...labels],
    confusion.map((row, i) => [labels[i], ...row.map(String)]),
  );
}

/** The verdict in a sentence. */
export function describeVerdict(
  { chance, ofReal, overChance, passed }: Verdict,
): string {
  return `${passed ? "passed" : "FAILED"}: generated pictures reach ` +
    `${percent(ofReal)} of the accuracy on real ones ` +
    `(bar ${percent(BAR.ofReal)}) and ${overChance.toFixed(1)} times chance ` +
    `(bar ${BAR.overChance}; chance is ${percent(chance)})`;
}

/** A share for people. */
export function percent(share: number): string {
  return Number.isNaN(share) ? "" : `${(100 * share).toFixed(0)} %`;
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
