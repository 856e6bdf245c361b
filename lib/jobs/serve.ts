/// <reference lib="deno.worker" />
import { UserError } from "@/engine/user_error.ts";

/** What a worker says when a job has ended. */
export type Answer<Result> =
  | { result: Result }
  | { message: string; stack?: string; isUsers: boolean };

/**
 * Makes this worker do jobs, one after another, as `inWorkers()` sends them.
 *
 * @param work Does one; jobs and results are what can be cloned
 */
export function serve<Job, Result>(work: (job: Job) => Promise<Result>): void {
  self.onmessage = async ({ data }: MessageEvent<Job>) => {
    self.postMessage(await answerOf(() => work(data)));
  };
}

async function answerOf<Result>(
  work: () => Promise<Result>,
): Promise<Answer<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    // The class of an error is lost on the way, so it is said apart.
    const { message, stack } = error instanceof Error
      ? error
      : new Error(String(error));
    return { message, stack, isUsers: error instanceof UserError };
  }
}
