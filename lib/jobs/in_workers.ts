import { UserError } from "@/engine/user_error.ts";
import type { Answer } from "./serve.ts";

/** How a list of jobs is done. */
export interface WorkOptions<Job, Result> {
  /** How many are done at once; 1 is done in this thread */
  workers: number;
  /** Does one job in this thread */
  work: (job: Job) => Promise<Result>;
  /** A module that calls `serve()` with the same `work` */
  module: URL;
  /** Told how many jobs are done, after each */
  onDone?: (done: number) => void;
}

/**
 * Does jobs by workers, each the next as soon as it is free.
 *
 * Jobs are drawn from the list when they are begun, so it may be long.
 *
 * @returns Results in the order of the jobs
 * @throws {UserError} What a job threw; no other is begun then
 */
export async function inWorkers<Job, Result>(
  jobs: Iterable<Job>,
  { workers, work, module, onDone }: WorkOptions<Job, Result>,
): Promise<Result[]> {
  const list = jobs[Symbol.iterator]();
  const results: Result[] = [];
  let begun = 0, done = 0;
  async function lane(work: (job: Job) => Promise<Result>) {
    for (let next = list.next(); !next.done; next = list.next()) {
      const place = begun++;
      results[place] = await work(next.value);
      onDone?.(++done);
    }
  }
  if (workers === 1) {
    await lane(work);
    return results;
  }
  using hands = new Hands<Job, Result>(module);
  const lanes = Array.from({ length: workers }, () => lane(hands.open()));
  await Promise.all(lanes);
  return results;
}

/** Workers, started by their first job and ended with this. */
class Hands<Job, Result> implements Disposable {
  #workers: Worker[] = [];

  constructor(readonly module: URL) {}

  /** What does one job at a time in a worker of its own. */
  open(): (job: Job) => Promise<Result> {
    let worker: Worker | undefined;
    return (job) => {
      worker ??= this.#start();
      return ask(worker, job);
    };
  }

  #start(): Worker {
    const worker = new Worker(this.module, { type: "module" });
    this.#workers.push(worker);
    return worker;
  }

  [Symbol.dispose](): void {
    for (const worker of this.#workers) worker.terminate();
  }
}

function ask<Job, Result>(worker: Worker, job: Job): Promise<Result> {
  const answer = Promise.withResolvers<Result>();
  worker.onmessage = ({ data }: MessageEvent<Answer<Result>>) => {
    if ("result" in data) return answer.resolve(data.result);
    const error = new (data.isUsers ? UserError : Error)(data.message);
    error.stack = data.stack;
    answer.reject(error);
  };
  // A worker that dies fails its job, in its own words.
  worker.onerror = (event) => {
    event.preventDefault();
    answer.reject(new Error(event.message));
  };
  worker.postMessage(job);
  return answer.promise;
}
