/**
 * A client of ZeroMQ in plain Deno: enough of ZMTP 3.0 to talk to a kernel.
 *
 * A message is a list of frames; a frame is `flags, length, bytes`, where the
 * flags say whether more follow (1), the length is long (2), or the frame is a
 * command of the protocol (4).
 *
 * Source: https://rfc.zeromq.org/spec/23/
 */

/** A message: its frames. */
export type Frames = Uint8Array[];

const MORE = 1;
const LONG = 2;
const COMMAND = 4;
const GREETING_BYTES = 64;
const CONNECT_TRIES = 200;
const CONNECT_PAUSE = 50; // milliseconds

/** One connection to a socket of the other side. */
export class ZmtpSocket {
  #connection: Deno.TcpConn;
  #messages: Frames[] = [];
  #closed = false;
  #wake = () => {};

  private constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  /** Connects to a port of this machine, and waits until it listens. */
  static async connect(
    port: number,
    type: "DEALER" | "SUB",
  ): Promise<ZmtpSocket> {
    const socket = new ZmtpSocket(await connectPatiently(port));
    await socket.#shakeHands(type);
    if (type === "SUB") await socket.send([Uint8Array.of(1)]); // everything
    socket.#collect();
    return socket;
  }

  /** Sends one message. */
  async send(frames: Frames): Promise<void> {
    const last = frames.length - 1;
    const bytes = frames.flatMap((frame, i) => {
      const more = i < last ? MORE : 0;
      return [frameHead(frame.length, more), frame];
    });
    await this.#write(join(bytes));
  }

  /**
   * The next message, or nothing after `milliseconds` without one.
   *
   * @throws {Error} If the other side has hung up
   */
  async receive(milliseconds: number): Promise<Frames | undefined> {
    if (this.#messages.length === 0 && !this.#closed) {
      let timer;
      await new Promise<void>((wake) => {
        this.#wake = wake;
        timer = setTimeout(wake, milliseconds);
      });
      clearTimeout(timer);
    }
    const message = this.#messages.shift();
    if (!message && this.#closed) throw new Error("The kernel has hung up");
    return message;
  }

  /** Hangs up. */
  close(): void {
    this.#closed = true;
    try {
      this.#connection.close();
    } catch { /* the other side was first */ }
  }

  async #shakeHands(type: string): Promise<void> {
    const greeting = new Uint8Array(GREETING_BYTES);
    greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0]);
    greeting.set(text("NULL"), 12); // no passwords
    await this.#write(greeting);
    await this.#read(GREETING_BYTES);
    const ready = join([
      Uint8Array.of(5),
      text("READY"),
      Uint8Array.of(11),
      text("Socket-Type"),
      Uint8Array.of(0, 0, 0, type.length),
      text(type),
    ]);
    await this.#write(join([frameHead(ready.length, COMMAND), ready]));
    await this.#readFrame();
  }

  /** Gathers messages until either side hangs up. */
  async #collect(): Promise<void> {
    let frames: Frames = [];
    try {
      while (true) {
        const { flags, bytes } = await this.#readFrame();
        if (flags & COMMAND) continue;
        frames.push(bytes);
        if (flags & MORE) continue;
        this.#messages.push(frames);
        frames = [];
        this.#wake();
      }
    } catch {
      this.#closed = true;
      this.#wake();
    }
  }

  async #readFrame(): Promise<{ flags: number; bytes: Uint8Array }> {
    const [flags] = await this.#read(1);
    const head = await this.#read(flags & LONG ? 8 : 1);
    const length = flags & LONG
      ? Number(new DataView(head.buffer).getBigUint64(0))
      : head[0];
    return { flags, bytes: await this.#read(length) };
  }

  async #read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length;) {
      const count = await this.#connection.read(bytes.subarray(at));
      if (count === null) throw new Error("The kernel has hung up");
      at += count;
    }
    return bytes;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      at += await this.#connection.write(bytes.subarray(at));
    }
  }
}

async function connectPatiently(port: number): Promise<Deno.TcpConn> {
  for (let i = 0;; i++) {
    try {
      return await Deno.connect({ hostname: "127.0.0.1", port });
    } catch (error) {
      if (i === CONNECT_TRIES) throw error;
      await new Promise((done) => setTimeout(done, CONNECT_PAUSE));
    }
  }
}

function frameHead(length: number, flags: number): Uint8Array {
  if (length < 256) return Uint8Array.of(flags, length);
  const head = new Uint8Array(9);
  head[0] = flags | LONG;
  new DataView(head.buffer).setBigUint64(1, BigInt(length));
  return head;
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function text(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
