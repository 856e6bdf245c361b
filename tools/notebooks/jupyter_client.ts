/**
 * A kernel of our own, spoken to in the Jupyter protocol 5.3.
 *
 * Requests go to the *shell* socket, which answers when a cell is done; what a
 * cell shows comes over *iopub*. Deno's kernel may send it after it said that
 * it is idle, so the client waits a little longer before it goes on.
 *
 * Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import type { Output } from "./notebook.ts";
import { type Frames, ZmtpSocket } from "./zmtp.ts";

const DELIMITER = "<IDS|MSG>";
const START_MILLISECONDS = 30_000;
const REPLY_MILLISECONDS = 5_000;
/** How long nothing may come after *idle* until a cell counts as done. */
const QUIET_MILLISECONDS = 200;

/** What messages of the kinds that we read may hold. */
interface Content extends Output {
  status?: "ok" | "error" | "abort";
  execution_state?: string;
  transient?: { display_id?: string };
}

interface Message {
  type: string;
  parentId?: string;
  content: Content;
}

/** A running kernel. */
export class JupyterClient {
  #process: Deno.ChildProcess;
  #shell: ZmtpSocket;
  #iopub: ZmtpSocket;
  #key: string;
  #session = crypto.randomUUID();
  #displays = new Map<string, Output>();

  private constructor(
    process: Deno.ChildProcess,
    sockets: { shell: ZmtpSocket; iopub: ZmtpSocket },
    key: string,
  ) {
    this.#process = process;
    this.#shell = sockets.shell;
    this.#iopub = sockets.iopub;
    this.#key = key;
  }

  /** Starts a kernel in a folder, and waits until it answers. */
  static async start(cwd: string): Promise<JupyterClient> {
    const key = crypto.randomUUID();
    const [shell_port, iopub_port, ...others] = freePorts(5);
    const [stdin_port, control_port, hb_port] = others;
    const file = await Deno.makeTempFile({ suffix: ".json" });
    await Deno.writeTextFile(
      file,
      JSON.stringify({
        ip: "127.0.0.1",
        transport: "tcp",
        signature_scheme: "hmac-sha256",
        ...{ key, shell_port, iopub_port, stdin_port, control_port, hb_port },
      }),
    );
    const process = new Deno.Command(Deno.execPath(), {
      args: ["jupyter", "--kernel", "--conn", file],
      env: { NO_COLOR: "1" },
      stdout: "null",
      cwd,
    }).spawn();
    try {
      const shell = await ZmtpSocket.connect(shell_port, "DEALER");
      const iopub = await ZmtpSocket.connect(iopub_port, "SUB");
      const client = new JupyterClient(process, { shell, iopub }, key);
      await client.#awaitBoth();
      return client;
    } catch (error) {
      process.kill("SIGKILL");
      await process.status;
      throw error;
    } finally {
      await Deno.remove(file);
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
    try {
      this.#process.kill("SIGKILL");
    } catch { /* it has ended already */ }
    await this.#process.status;
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
    const id = crypto.randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.#session,
      username: "inkprint",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac("sha256", this.#key)
      .update(parts.join("")).digest("hex");
    await this.#shell.send(
      [DELIMITER, signature, ...parts].map((part) => Buffer.from(part)),
    );
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

function parse(frames: Frames): Message {
  const texts = frames.map((frame) => new TextDecoder().decode(frame));
  const at = texts.indexOf(DELIMITER);
  const [, , header, parent, , content] = texts.slice(at);
  return {
    type: JSON.parse(header).msg_type,
    parentId: JSON.parse(parent).msg_id,
    content: JSON.parse(content),
  };
}

function errorOutput(content: Content): Output {
  const { ename = "Error", evalue = "", traceback = [] } = content;
  return { output_type: "error", ename, evalue, traceback };
}

/** Ports that nobody listens on, each a different one. */
function freePorts(count: number): number[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  return listeners.map((listener) => {
    const { port } = listener.addr as Deno.NetAddr;
    listener.close();
    return port;
  });
}
