/** The native function of a step for inputs of certain shapes. */
import type { Backend } from "./backend.ts";
import { type Tensors, type Trace, traceStep } from "./_trace.ts";
import type * as tf from "./tf.ts";
import { detach } from "./variables.ts";

// Grappler runs only where the call carries a ConfigProto (any will do).
const CONFIG = new Uint8Array([0x38, 0x01]);

const bytes = (text: string) => new TextEncoder().encode(text + "\0");
const CONFIG_NAME = bytes("config_proto");

let count = 0;

/** Traced when it is made; then one TFE_Execute a run. */
export class TracedStep<O extends Tensors> {
  readonly #name = bytes(`inkprint_step_${++count}`);
  readonly #trace: Trace;
  readonly #op: bigint;
  readonly #status: bigint;
  #running = false;

  /** @param label What the user calls it, for messages */
  constructor(
    private backend: Backend,
    private label: string,
    step: (inputs: never) => O,
    inputs: Tensors,
  ) {
    const { tensorflow } = backend.binding;
    const { c, context, status } = tensorflow;
    const name = new TextDecoder().decode(this.#name.subarray(0, -1));
    this.#trace = compiling(
      label,
      () => traceStep(backend, name, step, inputs),
    );
    c.TFE_ContextAddFunction(context, this.#trace.function, status);
    tensorflow.check(label);
    this.#op = c.TFE_NewOp(context, this.#name, status);
    tensorflow.check(label);
    this.#status = c.TF_NewStatus();
  }

  run(inputs: Tensors): O {
    this.#refuseRunning("run");
    const { c } = this.backend.binding.tensorflow;
    const call = this.#prepare(inputs);
    c.TFE_Execute(this.#op, call.results, call.count, this.#status);
    return this.#finish(call.results);
  }

  async runAsync(inputs: Tensors, meanwhile?: () => void): Promise<O> {
    this.#refuseRunning("run");
    const { c } = this.backend.binding.tensorflow;
    const call = this.#prepare(inputs);
    this.#running = true;
    try {
      const { results, count } = call;
      const ended = c.TFE_Execute_async(
        this.#op,
        results,
        count,
        this.#status,
      );
      try {
        meanwhile?.();
      } finally {
        await ended; // it writes into memory of ours
      }
    } finally {
      this.#running = false;
    }
    return this.#finish(call.results);
  }

  dispose(): void {
    this.#refuseRunning("dispose");
    const { binding } = this.backend;
    const { c, context, status } = binding.tensorflow;
    c.TFE_DeleteOp(this.#op);
    c.TF_DeleteStatus(this.#status);
    c.TFE_ContextRemoveFunction(context, this.#name, status);
    c.TF_DeleteFunction(this.#trace.function);
    for (const source of this.#trace.sources) {
      if ("tensor" in source) binding.eager.free(source.tensor);
    }
  }

  #refuseRunning(action: string): void {
    if (!this.#running) return;
    throw new Error(
      `Cannot ${action} ${this.label} while it runs: await runAsync() first`,
    );
  }

  /** Feeds inputs, captured tensors and variables. */
  #prepare(inputs: Tensors) {
    const { backend } = this;
    const { binding } = backend;
    const { c } = binding.tensorflow;
    // Inputs before `detach`: a variable may be given as an input, too.
    const ids = backend.getInputTensorIds(Object.values(inputs));
    const values = ids.map((id) => binding.tensorOf(id));
    for (const one of this.#trace.written) detach(backend, one);
    c.TFE_OpReset(this.#op, this.#name, null, this.#status);
    for (const { handle } of values) this.#addInput(handle);
    for (const { done } of values) done();
    for (const source of this.#trace.sources) {
      this.#addInput(
        "tensor" in source ? source.tensor : this.#resource(source.variable),
      );
    }
    c.TFE_OpSetAttrString(this.#op, CONFIG_NAME, CONFIG, BigInt(CONFIG.length));
    const results = new BigUint64Array(this.#trace.keys.length);
    return { results, count: new Int32Array([results.length]) };
  }

  #addInput(handle: bigint): void {
    const { c } = this.backend.binding.tensorflow;
    c.TFE_OpAddInput(this.#op, handle, this.#status);
  }

  #resource(variable: tf.Variable): bigint {
    if (variable.isDisposed) {
      throw new Error(
        `Cannot run ${this.label}: its variable ${variable.name} was disposed`,
      );
    }
    const [id] = this.backend.getInputTensorIds([variable]);
    return this.backend.binding.resource(id).handle;
  }

  #finish(results: BigUint64Array): O {
    const { backend, label } = this;
    const { binding } = backend;
    binding.eager.executions++;
    binding.tensorflow.check(label, this.#status);
    binding.eager.handles += results.length;
    const entries = this.#trace.keys.map((key, i) =>
      [key, backend.createOutputTensor(binding.adopt(results[i]))] as const
    );
    return Object.fromEntries(entries) as O;
  }
}

/** Says of an error in a trace which step it was. */
function compiling<T>(label: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    cause.message = `Cannot compile ${label}: ${cause.message}`;
    throw cause;
  }
}
