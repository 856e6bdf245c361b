/** The images that a run was trained on, opened again. */
import {
  type DataConfig,
  describeData,
  openData,
  resolveData,
} from "@/cli/_data.ts";
import type { RunConfig } from "@/cli/_run_config.ts";
import type { ProgressLine } from "@/cli/progress.ts";
import type { Dataset } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";

/** Where they are, if not where they were, and who is told. */
export interface SameDataOptions {
  /** As the user types it: a folder, or a word */
  data?: string;
  line: ProgressLine;
}

/**
 * Prepared and split as for the run.
 *
 * @throws {UserError} If they are other images by now
 */
export async function openSameData(
  { options, dataHash }: RunConfig<DataConfig>,
  { data: typed, line }: SameDataOptions,
): Promise<Dataset> {
  const place = typed === undefined ? options.data : resolveData(typed);
  const data = await openData({ ...options, data: place }, line);
  line.note(describeData(data));
  if (data.hash === dataHash) return data;
  throw new UserError(
    `${place} gives other images than the run was trained on: train again`,
  );
}
