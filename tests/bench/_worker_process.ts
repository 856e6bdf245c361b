/** A process that stays alive and answers requests, one line of JSON each. */
import { linesOf } from "./_lines.ts";

/** How a worker is started. */
export interface WorkerCommand {
  /** For messages. */
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Asked over stdin, answers on stdout; its stderr is ours. */
export class WorkerProcess {
  readonly name: string;
  #child: Deno.ChildProcess;
  #answers: AsyncGenerator<string>;
  #requests: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;

  constructor({ name, command, args, env }: WorkerCommand) {
    this.name = name;
    this.#child = new Deno.Command(command, {
      args,
      env,
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#answers = linesOf(this.#child.stdout);
    this.#requests = this.#child.stdin.getWriter();
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws {Error} With the worker's own words, or if it has ended
   */
  async ask<Answer>(request: Record<string, unknown>): Promise<Answer> {
    const line = JSON.stringify(request) + "\n";
    // A worker that is gone is told by its missing answer.
    await this.#requests.write(new TextEncoder().encode(line)).catch(() => {});
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`${this.name} ended without an answer`);
    const answer = JSON.parse(value);
    if (typeof answer.error === "string") {
      throw new Error(`${this.name}: ${answer.error}`);
    }
    return answer;
  }

  /** Ends the process: a worker whose stdin is closed returns. */
  async close(): Promise<void> {
    await this.#requests.close().catch(() => {});
    await this.#child.status;
    await this.#answers.return(undefined);
  }
}
