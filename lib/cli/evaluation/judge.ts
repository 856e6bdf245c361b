/** From pictures to numbers: the rows of the table, and the copies. */
import { findCopies, type Found } from "./copies.ts";
import type { Chosen } from "./extractor.ts";
import { rowsOf } from "./rows.ts";
import type { Sides } from "./sides.ts";
import type { Evaluation } from "./summary.ts";
import { REALISM_KINDS } from "../_realism_kinds.ts";
import type { ProgressLine } from "../progress.ts";

/** Judges samples; the engine must be open. */
export async function judge(
  sides: Sides,
  { seed, line, ...chosen }: Chosen & { seed: number; line: ProgressLine },
): Promise<{ evaluation: Evaluation; found: Found }> {
  const { content, size, samples, real, realAre, trainAre, name, warning } =
    sides;
  const { rows, notes } = await rowsOf(sides, {
    ...chosen,
    measures: REALISM_KINDS[content]?.measures ?? [],
    seed,
    onPart: (part) => line.note(part),
  });
  line.begin("copies");
  const found = await findCopies(sides, {
    ...chosen,
    onPicture: (step, total) => line.update({ step, total }, performance.now()),
  });
  line.done();
  const { name: by, dim } = chosen.extractor;
  const evaluation: Evaluation = {
    name,
    size,
    count: samples.length / size ** 2,
    real: real.length / size ** 2,
    realAre,
    trainAre,
    extractor: { name: by, dim },
    seed,
    rows,
    copies: trainAre === undefined ? undefined : found.copies,
    notes: warning === undefined ? notes : [warning, ...notes],
  };
  return { evaluation, found };
}
