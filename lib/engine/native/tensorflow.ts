/**
 * TensorFlow's C API behind a plain face: one library, one eager context.
 *
 * Opens the shared library, keeps its stderr quiet while it starts, and turns
 * the status of each call into an exception with TensorFlow's own message.
 */
import { cName, protoMessage, protoVarint } from "./bytes.ts";
import { quietly } from "./quietly.ts";
import { openLibrary } from "./open_library.ts";
import type { Native } from "./symbols.ts";

/** TensorFlow's data types (tf_datatype.h): tfjs's, and two of 16 bits. */
export const DataType = {
  float32: 1,
  int32: 3,
  uint8: 4,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  float16: 19,
  resource: 20,
} as const;

/** How the context is made. */
export interface ContextOptions {
  /** Threads of one op and of ops side by side; default: all cores. */
  threads?: number;
}

/** Sets an environment variable, unless the user did. */
function setDefault(name: string, value: string): void {
  if (!Deno.env.get(name)) Deno.env.set(name, value);
}

/** An opened TensorFlow: symbols, context, status. */
export class TensorFlow {
  readonly c: Native;
  readonly version: string;
  readonly context: bigint;
  readonly status: bigint;
  readonly devices: string[];

  /**
   * @param path Path of `libtensorflow_cc.so.2` (or `libtensorflow.so.2`)
   * @param accept Throws where the version is not to be used
   * @throws {Error} If the library cannot be opened, or lacks a symbol
   */
  constructor(
    path: string,
    { threads = 0 }: ContextOptions = {},
    accept: (version: string) => void = () => {},
  ) {
    setDefault("TF_CPP_MIN_LOG_LEVEL", "3");
    // TensorFlow turns oneDNN on by itself only where there is AVX-512; its
    // convolutions are faster on AVX2 too. Whoever sets the variable decides.
    setDefault("TF_ENABLE_ONEDNN_OPTS", "1");
    this.c = quietly(() => openLibrary(path, accept));
    this.version = this.text(this.c.TF_Version());
    this.status = this.c.TF_NewStatus();
    this.context = quietly(() => this.#newContext(threads));
    this.devices = this.#listDevices();
  }

  /** The NUL-terminated string at `address`. */
  text(address: bigint): string {
    return new TextDecoder().decode(
      this.read(address, Number(this.c.strlen(address))),
    );
  }

  /** `length` bytes copied from `address`. */
  read(address: bigint, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    if (length > 0) this.c.memcpy_out(bytes, address, BigInt(length));
    return bytes;
  }

  /**
   * Throws if the last call failed, and clears the status.
   *
   * @param what The op or call, for the message
   */
  check(what: string, status = this.status): void {
    const code = this.c.TF_GetCode(status);
    if (code === 0) return;
    const message = this.text(this.c.TF_Message(status));
    this.c.TF_SetStatus(status, 0, cName(""));
    throw new Error(`TensorFlow refused ${what}: ${message}`);
  }

  #newContext(threads: number): bigint {
    const options = this.c.TFE_NewContextOptions();
    // ConfigProto: 2 intra-op threads, 5 inter-op threads, 7 soft placement,
    // 6 GPU options { 4 allow growth }: else all of its memory is taken.
    const config = new Uint8Array([
      ...protoVarint(2, threads),
      ...protoVarint(5, threads),
      ...protoVarint(7, 1),
      ...protoMessage(6, protoVarint(4, 1)),
    ]);
    this.c.TFE_ContextOptionsSetConfig(
      options,
      config,
      BigInt(config.length),
      this.status,
    );
    this.check("the thread settings");
    const context = this.c.TFE_NewContext(options, this.status);
    this.c.TFE_DeleteContextOptions(options);
    this.check("a context");
    return context;
  }

  #listDevices(): string[] {
    const list = this.c.TFE_ContextListDevices(this.context, this.status);
    this.check("a list of devices");
    const names = Array.from(
      { length: this.c.TF_DeviceListCount(list) },
      (_, i) => this.text(this.c.TF_DeviceListName(list, i, this.status)),
    );
    this.c.TF_DeleteDeviceList(list);
    return names;
  }
}
