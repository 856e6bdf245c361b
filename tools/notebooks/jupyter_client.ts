/**
 * A kernel of our own, spoken to in the Jupyter protocol 5.3.
 *
 * Requests go to the *shell* socket, which answers when a cell is done; what a
 * cell shows comes over *iopub*. Deno's kernel may send it after it said that
 * it is idle, so the client waits a little longer before it goes on.
 */
import { type Kernel, startKernel } from "./kernel.ts";
import { type Content, type Message, pack, parse } from "./message.ts";
import type { Output } from "./notebook.ts";
import { ZmtpSocket } from "./zmtp.ts";

const START_MILLISECONDS = 30_000;
const REPLY_MILLISECONDS = 5_000;
/** How long nothing may come after *idle* until a cell counts as done. */
const QUIET_MILLISECONDS = 200;

/** A running kernel. */
export class JupyterClient {
  #kernel: Kernel;
  #shell: ZmtpSocket;
  #iopub: ZmtpSocket;
  #session = crypto.randomUUID();
  #displays = new Map<string, Output>();

  private constructor(
    kernel: Kernel,
    { shell, iopub }: { shell: ZmtpSocket; iopub: ZmtpSocket },
  ) {
    this.#kernel = kernel;
    this.#shell = shell;
    this.#iopub = iopub;
  }

  /** Starts a kernel in a folder, and waits until it answers. */
  static async start(
    cwd: string,
    env: Record<string, string> = {},
  ): Promise<JupyterClient> {
    const kernel = await startKernel(cwd, env);
    try {
      const shell = await ZmtpSocket.connect(kernel.shellPort, "DEALER");
      const iopub = await ZmtpSocket.connect(kernel.iopubPort, "SUB");
      const client = new JupyterClient(kernel, { shell, iopub });
      await client.#awaitBoth();
      return client;
    } catch (error) {
      await kernel.stop();
      throw error;
    }
  }

  /**
   * Runs a cell and returns what it has shown, in order.
   *
   * An error is the last output. Later cells may still change what this one
   * shows in place; they change the objects that were returned.
   *
   * @throws {Error} If the kernel hangs up, or after `milliseconds`
   */
  async execute(code: string, milliseconds: number): Promise<Output[]> {
    const id = await this.#request("execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    });
    const outputs: Output[] = [];
    const end = performance.now() + milliseconds;
    for (let idle = false;;) {
      const pause = idle ? QUIET_MILLISECONDS : end - performance.now();
      const message = await receive(this.#iopub, pause);
      if (!message && idle) break;
      if (!message) throw new Error(`Not done after ${milliseconds / 1000} s`);
      if (message.parentId !== id) continue;
      if (message.content.execution_state === "idle") idle = true;
      this.#add(outputs, message);
    }
    const reply = await this.#reply(id, REPLY_MILLISECONDS);
    const isKnown = outputs.some(({ output_type }) => output_type === "error");
    if (reply.status !== "ok" && !isKnown) {
      // A syntax error is told in the reply alone, and without its place.
      const evalue = `${reply.evalue}: notebooks:check shows syntax errors`;
      outputs.push(errorOutput({ ...reply, evalue }));
    }
    return outputs;
  }

  /** Ends the kernel, whatever it is doing. */
  async stop(): Promise<void> {
    this.#shell.close();
    this.#iopub.close();
    await this.#kernel.stop();
  }

  /** Asks until iopub speaks too: what it says before we are heard is lost. */
  async #awaitBoth(): Promise<void> {
    const end = performance.now() + START_MILLISECONDS;
    while (performance.now() < end) {
      const id = await this.#request("kernel_info_request", {});
      await this.#reply(id, START_MILLISECONDS);
      if (await receive(this.#iopub, QUIET_MILLISECONDS)) return;
    }
    throw new Error("The kernel does not show its state");
  }

  #add(outputs: Output[], { type, content }: Message): void {
    const { data, metadata, name, text, execution_count } = content;
    const id = content.transient?.display_id;
    const last = outputs.at(-1);
    if (type === "stream") {
      if (last?.output_type === "stream" && last.name === name) {
        last.text = `${last.text}${text}`;
      } else outputs.push({ output_type: type, name, text });
    } else if (type === "display_data") {
      outputs.push({ output_type: type, data, metadata });
      if (id) this.#displays.set(id, outputs.at(-1)!);
    } else if (type === "execute_result") {
      outputs.push({ output_type: type, data, metadata, execution_count });
    } else if (type === "update_display_data" && id) {
      Object.assign(this.#displays.get(id) ?? {}, { data, metadata });
    } else if (type === "error") {
      outputs.push(errorOutput(content));
    }
  }

  async #request(type: string, content: unknown): Promise<string> {
    const request = { type, content, session: this.#session };
    const { id, frames } = pack(request, this.#kernel.key);
    await this.#shell.send(frames);
    return id;
  }

  async #reply(id: string, milliseconds: number): Promise<Content> {
    while (true) {
      const message = await receive(this.#shell, milliseconds);
      if (!message) throw new Error("The kernel does not answer");
      if (message.parentId === id) return message.content;
    }
  }
}

async function receive(
  socket: ZmtpSocket,
  milliseconds: number,
): Promise<Message | undefined> {
  const frames = await socket.receive(Math.max(milliseconds, 0));
  return frames && parse(frames);
}

function errorOutput(content: Content): Output {
  const { ename = "Error", evalue = "", traceback = [] } = content;
  return { output_type: "error", ename, evalue, traceback };
}
