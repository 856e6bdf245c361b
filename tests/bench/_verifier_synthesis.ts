/** What is added to real signatures, and whom a verifier is asked about. */
import { openPainter } from "@/cli/_painter.ts";
import { resolveUserPath } from "@/cli/flags.ts";
import type { Dataset } from "@/data/mod.ts";
import { Random, UserError } from "@/engine/mod.ts";
import { type Fold, leaveWritersOut } from "./_leave_writers_out.ts";
import { byFormula, byRun, type Synthetic } from "./_synthetic_writers.ts";

/** Either a run or writers by formula. */
export interface SynthesisOptions {
  /** Folder of a run, as the user types it */
  run?: string;
  /** How often other writers are left out; with a run once */
  folds: number;
  /** By formula, without a run */
  writers: number;
}

/** Of the folds: the same whatever else is drawn. */
const FOLDS_SEED = 1;

/**
 * Who is left out, and what is added.
 *
 * @throws {UserError} If the writers, or those the run does not know, are few
 */
export async function synthesis(
  data: Dataset,
  { run, folds, writers }: SynthesisOptions,
): Promise<{ folds: Fold[]; synthetic: Synthetic }> {
  const { size } = data;
  const persons = forgedWriters(data);
  if (run === undefined) {
    enough(persons, 2 * folds, `in ${data.name}`);
    const random = new Random(FOLDS_SEED);
    return {
      folds: leaveWritersOut(persons, { folds, random }),
      synthetic: byFormula({ size, writers }),
    };
  }
  const opened = await openPainter(resolveUserPath(run));
  if (opened.size !== size) {
    throw new UserError(
      `${run} draws pictures of ${opened.size} pixels: it must be ${size}`,
    );
  }
  const [train, test] = [true, false].map((isKnown) =>
    persons.filter((one) => opened.labels.includes(one) === isKnown)
  );
  enough(train, 2, `that ${run} was taught`);
  // Whom a generator has seen must not be asked about.
  enough(test, 2, `that ${run} was not taught`);
  return { folds: [{ train, test }], synthetic: byRun(opened) };
}

function forgedWriters({ items }: Dataset): string[] {
  const of = (wanted: string) => {
    const those = items.filter(({ kind }) => kind === wanted);
    return new Set(those.map(({ person }) => person));
  };
  return [...of("genuine").intersection(of("forged"))].sort();
}

function enough(persons: string[], least: number, where: string): void {
  if (persons.length >= least) return;
  throw new UserError(
    `there are ${persons.length} writers with genuine and forged signatures ` +
      `${where}: at least ${least} are needed`,
  );
}
