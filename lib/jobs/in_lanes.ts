/** How jobs are done that depend on how others ended. */
export interface LaneOptions<Job> {
  /** How many are done at once */
  lanes: number;
  /** Asked when a lane is free; nothing: not now */
  next: () => Job | undefined;
  /** Does one, and is begun before the next is asked; `lane` from 0 */
  work: (job: Job, lane: number) => Promise<void>;
}

/**
 * Does jobs side by side, until none is running and none is next.
 *
 * @throws What a job threw, once the others have ended; no other is begun then
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const jobs = [1, 2, 3], done: number[] = [];
 * await inLanes({
 *   lanes: 2,
 *   next: () => jobs.shift(),
 *   work: (job) => Promise.resolve(void done.push(job)),
 * });
 * deepStrictEqual(done, [1, 2, 3]);
 * ```
 */
export async function inLanes<Job>(
  { lanes, next, work }: LaneOptions<Job>,
): Promise<void> {
  const running = new Map<number, Promise<unknown>>();
  const failures: unknown[] = [];
  while (failures.length === 0) {
    for (let lane = 0; lane < lanes; lane++) {
      if (running.has(lane)) continue;
      const job = next();
      if (job === undefined) break;
      const done = work(job, lane)
        .catch((error) => failures.push(error))
        .finally(() => running.delete(lane));
      running.set(lane, done);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  await Promise.all(running.values());
  if (failures.length > 0) throw failures[0];
}
