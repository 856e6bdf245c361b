/** What synthetic signatures did for a verifier, for people. */
import { markdown } from "./_markdown.ts";
import { deviation, mean } from "./_statistics.ts";
import type { Verification } from "./_verification.ts";

/** The rates of one verifier. */
export interface Trial extends Verification {
  seed: number;
  fold: number;
}

/** Verifiers that were taught in one way, once for each seed and fold. */
export interface Way {
  name: string;
  trials: Trial[];
}

/** A way beside another that differs in the synthetic signatures alone. */
export interface Comparison {
  without: Way;
  /** Its trials in the same order */
  added: Way;
}

/** What is asked about, and how it is called. */
const ASKED = {
  random: "other writers",
  skilled: "skilled forgeries",
} as const;

/** What adding did to the rates of one kind. */
export interface Difference {
  /** Mean over pairs of the same seed and fold; below 0: fewer errors */
  mean: number;
  /** Standard deviation over these pairs */
  spread: number;
  /** Of these pairs, so many with fewer errors */
  better: number;
  /** A difference where it is larger than its spread, and pairs are many */
  told: "fewer errors" | "more errors" | "no difference";
}

/** So few pairs tell nothing, however alike they are. */
const FEWEST = 4;

/** How the rates change from one way to the other, pair by pair. */
export function differenceOf(
  { without, added }: Comparison,
  kind: keyof Verification,
): Difference {
  const all = added.trials.map((trial, i) =>
    trial[kind] - without.trials[i][kind]
  );
  const [by, spread] = [mean(all), deviation(all)];
  const isShown = all.length >= FEWEST && Math.abs(by) > spread;
  const better = all.filter((each) => each < 0).length;
  const told = !isShown
    ? "no difference"
    : by < 0
    ? "fewer errors"
    : "more errors";
  return { mean: by, spread, better, told };
}

/** Over the folds of each seed the mean; of these, mean and deviation. */
export function rateOf({ trials }: Way, kind: keyof Verification) {
  const bySeed = Map.groupBy(trials, ({ seed }) => seed);
  const rates = [...bySeed.values()].map((own) =>
    mean(own.map((trial) => trial[kind]))
  );
  return { mean: mean(rates), spread: deviation(rates) };
}

/** Equal error rates of all ways, in percent, as Markdown. */
export function rateTable(ways: Way[]): string {
  const kinds = Object.keys(ASKED) as (keyof Verification)[];
  return markdown(
    ["taught with", ...kinds.map((kind) => `EER, ${ASKED[kind]}`)],
    ways.map((way) => [
      way.name,
      ...kinds.map((kind) => `${about(rateOf(way, kind))} %`),
    ]),
  );
}

/** Whether synthetic signatures helped, a sentence for each kind. */
export function describeComparison(comparison: Comparison): string {
  const { without: { name, trials } } = comparison;
  return Object.entries(ASKED).map(([kind, called]) => {
    const found = differenceOf(comparison, kind as keyof Verification);
    const { mean, better, told } = found;
    const by = (mean > 0 ? "+" : "") + about(found);
    const verdict = told === "no difference"
      ? "makes no difference that these data show"
      : `makes ${told}`;
    return `${name}, ${called}: adding synthetic signatures ${verdict} ` +
      `(${by} points of EER, fewer errors in ${better} of ${trials.length})`;
  }).join("\n");
}

/** In percent, with the spread where there is one. */
function about({ mean, spread }: { mean: number; spread: number }): string {
  const points = (rate: number) => (100 * rate).toFixed(1);
  const more = Number.isFinite(spread) ? ` ± ${points(spread)}` : "";
  return points(mean) + more;
}
