/** Whether a search can go on by what its config.json says. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { TUNE_FLAGS } from "./_tune_options.ts";

/** What a search needs of its config.json to go on. */
const PLAN = z.looseObject({
  of: TUNE_FLAGS.kind.unwrap(),
  objective: z.string(),
  rungs: TUNE_FLAGS.rungs.unwrap(),
  eta: TUNE_FLAGS.eta.unwrap(),
  seed: TUNE_FLAGS.seed.unwrap(),
  shard: z.object({ index: z.int().min(1), count: z.int().min(1) }),
  space: z.record(z.string(), z.looseObject({})),
  fixed: z.looseObject({ data: z.string(), steps: z.int().min(1) }),
  engine: z.string(),
  budget: z.string(),
  workers: TUNE_FLAGS.workers.unwrap(),
  threads: TUNE_FLAGS.threads.unwrap(),
});

/**
 * Checks what was read again.
 *
 * @param path The folder of the search
 * @throws {UserError} If something in it is missing or over its limit
 */
export function checkPlan(plan: unknown, path: string): void {
  const checked = PLAN.safeParse(plan);
  if (checked.success) return;
  const { path: names, message } = checked.error.issues[0];
  throw new UserError(
    `${path}/config.json is damaged: ${names.join(".")}: ${message}`,
  );
}
