/**
 * `compile(step)`: one training step as one native call.
 *
 * The first run with given shapes traces the step: its ops are recorded into
 * a TensorFlow function instead of being run. Each run is then one
 * TFE_Execute. Variables are resources that the function updates in place.
 * On other engines the step runs eagerly: same results, less speed.
 */
import { type Backend, currentBackend } from "./backend.ts";
import { type Capture, GraphRecorder } from "./native/graph.ts";
import { cName } from "./native/bytes.ts";
import * as tf from "./tf.ts";
import { detach, rebind } from "./variables.ts";

/** Named tensors: what goes into a step and what comes out. */
export type Tensors = Record<string, tf.Tensor>;

/** A compiled step: run it often, dispose it once. */
export interface Compiled<I extends Tensors, O extends Tensors> {
  /** One step; the results are the caller's. Blocks until they are there. */
  run(inputs: I): O;
  /** The same without blocking: timers and signals are served meanwhile. */
  runAsync(inputs: I): Promise<O>;
  /** Frees the native functions. */
  dispose(): void;
}

/** How a step is compiled. */
export interface CompileOptions {
  /** For messages; default "step". */
  name?: string;
  /** Told in a sentence each time the step is traced again. */
  onRetrace?: (sentence: string) => void;
}

/**
 * Compiles a step, as `tf.function` does in Python.
 *
 * Everything random enters as an input: a random op inside is an error, since
 * its numbers would be frozen. So is reading a tensor's values. Variables and
 * optimizer slots must exist before; JavaScript numbers become constants.
 *
 * @param step Pure but for its variables; inputs and results are flat records
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { compile, tf } from "./mod.ts";
 * const square = compile(({ x }: { x: tf.Tensor }) => ({ y: x.square() }));
 * const { y } = square.run({ x: tf.tensor([1, 2, 3]) });
 * deepStrictEqual(y.arraySync(), [1, 4, 9]);
 * square.dispose();
 * ```
 */
export function compile<I extends Tensors, O extends Tensors>(
  step: (inputs: I) => O,
  { name = "step", onRetrace = (text) => console.error(text) }: CompileOptions =
    {},
): Compiled<I, O> {
  const traced = new Map<string, TracedStep<O>>();

  function find(backend: Backend, inputs: I): TracedStep<O> {
    const key = signature(inputs);
    let found = traced.get(key);
    if (!found) {
      if (traced.size > 0) onRetrace(`Compiling ${name} again for ${key}`);
      traced.set(key, found = new TracedStep(backend, name, step, inputs));
    }
    return found;
  }

  function eager(inputs: I): O {
    return tf.tidy(() => step(inputs));
  }

  return {
    run(inputs) {
      const backend = currentBackend();
      return backend ? find(backend, inputs).run(inputs) : eager(inputs);
    },
    async runAsync(inputs) {
      const backend = currentBackend();
      if (backend) return await find(backend, inputs).runAsync(inputs);
      await new Promise((resolve) => setTimeout(resolve));
      return eager(inputs);
    },
    dispose() {
      for (const one of traced.values()) one.dispose();
      traced.clear();
    },
  };
}

function signature(inputs: Tensors): string {
  return Object.entries(inputs)
    .map(([key, { dtype, shape }]) => `${key} ${dtype}[${shape}]`).join(", ");
}

/** Where a captured variable is found at each call. */
type Source = { variable: tf.Variable } | { tensor: bigint };

let count = 0;

/** The native function of a step for one signature. */
class TracedStep<O extends Tensors> {
  #name = `inkprint_step_${++count}`;
  #function = 0n;
  #op = 0n;
  #status: bigint;
  #sources: Source[] = [];
  #written: tf.Variable[] = [];
  #keys: string[] = [];

  constructor(
    private backend: Backend,
    label: string,
    step: (inputs: never) => O,
    inputs: Tensors,
  ) {
    const { c, context, status } = backend.binding.tensorflow;
    this.#status = c.TF_NewStatus();
    try {
      this.#trace(step, inputs);
    } catch (cause) {
      if (cause instanceof Error) {
        cause.message = `Cannot compile ${label}: ${cause.message}`;
      }
      throw cause;
    }
    c.TFE_ContextAddFunction(context, this.#function, status);
    backend.binding.tensorflow.check("adding a compiled step");
    this.#op = c.TFE_NewOp(context, cName(this.#name), status);
    backend.binding.tensorflow.check("a compiled step");
  }

  run(inputs: Tensors): O {
    const { c } = this.backend.binding.tensorflow;
    const { results, count } = this.#prepare(inputs);
    c.TFE_Execute(this.#op, results, count, this.#status);
    return this.#finish(results);
  }

  async runAsync(inputs: Tensors): Promise<O> {
    const { c } = this.backend.binding.tensorflow;
    const { results, count } = this.#prepare(inputs);
    await c.TFE_Execute_async(this.#op, results, count, this.#status);
    return this.#finish(results);
  }

  dispose(): void {
    const { c, context, status } = this.backend.binding.tensorflow;
    c.TFE_DeleteOp(this.#op);
    c.TF_DeleteStatus(this.#status);
    c.TFE_ContextRemoveFunction(context, cName(this.#name), status);
    c.TF_DeleteFunction(this.#function);
    for (const source of this.#sources) {
      if ("tensor" in source) c.TFE_DeleteTensorHandle(source.tensor);
    }
  }

  #prepare(inputs: Tensors) {
    const { binding } = this.backend;
    const { c } = binding.tensorflow;
    const idOf = (tensor: tf.Tensor) =>
      this.backend.getInputTensorIds([tensor])[0]; // uploads it if need be
    for (const variable of this.#written) detach(this.backend, variable);
    c.TFE_OpReset(this.#op, cName(this.#name), null, this.#status);
    for (const id of this.backend.getInputTensorIds(Object.values(inputs))) {
      c.TFE_OpAddInput(this.#op, binding.entry(id).handle, this.#status);
    }
    for (const source of this.#sources) {
      const handle = "tensor" in source
        ? source.tensor
        : binding.resource(idOf(source.variable)).handle;
      c.TFE_OpAddInput(this.#op, handle, this.#status);
    }
    // Grappler runs only where the call carries a ConfigProto (any will do).
    const config = new Uint8Array([0x38, 0x01]);
    c.TFE_OpSetAttrString(this.#op, cName("config_proto"), config, 2n);
    const results = new BigUint64Array(this.#keys.length);
    return { results, count: new Int32Array([results.length]) };
  }

  #finish(results: BigUint64Array): O {
    const { binding } = this.backend;
    binding.executions++;
    binding.tensorflow.check(this.#name, this.#status);
    const entries = this.#keys.map((key, i) =>
      [
        key,
        this.backend.createOutputTensor(binding.adopt(results[i])),
      ] as const
    );
    return Object.fromEntries(entries) as O;
  }

  /** Records the step; on failure leaves variables and memory as they were. */
  #trace(step: (inputs: never) => O, inputs: Tensors): void {
    const { backend } = this;
    const { binding } = backend;
    const variables = uploadVariables(backend);
    const recorder = new GraphRecorder(binding, (id) => variables.has(id));
    const random = Math.random;
    binding.recording = recorder;
    Math.random = refuseRandom;
    try {
      tf.tidy(() => {
        const symbols = Object.entries(inputs).map(([key, { shape, dtype }]) =>
          [key, recorder.input(shape, dtypeOf(backend, dtype))] as const
        );
        const results = step(
          Object.fromEntries(
            symbols.map(([key, one]) => [key, backend.createOutputTensor(one)]),
          ) as never,
        );
        recordAssignments(backend, recorder, variables);
        const ids = backend.getInputTensorIds(Object.values(results));
        this.#keys = Object.keys(results);
        this.#function = recorder.toFunction(
          this.#name,
          symbols.map(([, one]) => one.output),
          ids.map((id) => recorder.result(id)),
        );
        tf.dispose(results);
      });
    } finally {
      Math.random = random;
      binding.recording = undefined;
      restoreVariables(backend, variables);
      for (const id of recorder.freed) {
        if (!variables.has(id)) binding.deleteTensor(id);
      }
      recorder.dispose();
    }
    this.#sources = recorder.captures.map(({ capture }) =>
      source(capture, variables)
    );
    this.#written = [...recorder.written].map((id) => variables.get(id)!);
  }
}

function source(
  capture: Capture,
  variables: Map<number, tf.Variable>,
): Source {
  return "tensor" in capture
    ? capture
    : { variable: variables.get(capture.variable)! };
}

function dtypeOf({ binding }: Backend, dtype: tf.DataType): number {
  if (dtype === "float32") return binding.TF_FLOAT;
  if (dtype === "int32") return binding.TF_INT32;
  if (dtype === "bool") return binding.TF_BOOL;
  throw new TypeError(`Cannot feed a step with a tensor of ${dtype}`);
}

function refuseRandom(): never {
  throw new Error(
    "a random op inside would draw the same numbers in every step; " +
      "draw them outside and pass them in as an input",
  );
}

/** All of tfjs's variables by the id of their value. */
function uploadVariables(backend: Backend): Map<number, tf.Variable> {
  const all = Object.values(tf.engine().registeredVariables);
  // Two that share a value until now (`a.assign(b)`) must not be taken for one.
  for (const variable of all) detach(backend, variable);
  const ids = backend.getInputTensorIds(all);
  return new Map(all.map((variable, i) => [ids[i], variable]));
}

/** `variable.assign(x)` gave it x's value: recorded as a write at the end. */
function recordAssignments(
  backend: Backend,
  recorder: GraphRecorder,
  variables: Map<number, tf.Variable>,
): void {
  for (const [id, variable] of variables) {
    const [now] = backend.getInputTensorIds([variable]);
    if (now !== id) recorder.assign(id, now);
  }
}

/** Gives each variable its own value back after a trace. */
function restoreVariables(
  backend: Backend,
  variables: Map<number, tf.Variable>,
): void {
  for (const [id, variable] of variables) {
    if (backend.tensorMap.get(variable.dataId).id === id) continue;
    rebind(backend, variable, id);
  }
}
