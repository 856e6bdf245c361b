/**
 * One trace of a step: its ops recorded into a TensorFlow function.
 *
 * Whatever would be frozen into the function by mistake is refused meanwhile:
 * numbers drawn at random, values read, variables made.
 */
import type { Backend } from "./backend.ts";
import { callerLine } from "./native/caller_line.ts";
import { GraphRecorder } from "./native/graph.ts";
import type { Capture } from "./native/graph_captures.ts";
import { refuseDraws } from "./random.ts";
import * as tf from "./tf.ts";
import { holdVariables, releaseVariables, writeAssigned } from "./variables.ts";

/** Named tensors: what goes into a step and what comes out. */
export type Tensors = Record<string, tf.Tensor>;

/** Where a captured value is found at each call. */
export type Source = { variable: tf.Variable } | { tensor: bigint };

/** The function, and what it must be given after the inputs. */
export interface Trace {
  function: bigint;
  keys: string[];
  sources: Source[];
  written: tf.Variable[];
}

type Recorded = Pick<Trace, "function" | "keys">;

/** Records the step; on failure leaves variables and memory as they were. */
export function traceStep(
  backend: Backend,
  name: string,
  step: (inputs: never) => Tensors,
  inputs: Tensors,
): Trace {
  const { binding } = backend;
  const dtypes = Object.values(inputs).map((one) => dtypeOf(backend, one));
  const variables = holdVariables(backend);
  const recorder = new GraphRecorder(binding, (id) => variables.has(id));
  binding.recording = recorder;
  let made: Recorded | undefined;
  try {
    tf.tidy(() => {
      made = record(backend, recorder, name, step, inputs, dtypes);
    });
  } finally {
    releaseVariables(backend);
    binding.recording = undefined;
    for (const id of recorder.freed) {
      if (!variables.has(id)) binding.deleteTensor(id);
    }
    recorder.dispose();
    if (!made) freeCaptures(backend, recorder.captures);
  }
  return {
    ...made!,
    sources: recorder.captures.map(({ capture }) =>
      "tensor" in capture
        ? capture
        : { variable: variables.get(capture.variable)! }
    ),
    written: [...recorder.written].map((id) => variables.get(id)!),
  };
}

function record(
  backend: Backend,
  recorder: GraphRecorder,
  name: string,
  step: (inputs: never) => Tensors,
  inputs: Tensors,
  dtypes: number[],
): Recorded {
  const symbols = Object.values(inputs).map(({ shape }, i) =>
    recorder.input(shape, dtypes[i])
  );
  const fed = Object.keys(inputs).map((key, i) =>
    [key, backend.createOutputTensor(symbols[i])] as const
  );
  const results = refusing(() => step(Object.fromEntries(fed) as never));
  if (recorder.refused) throw recorder.refused;
  checkResults(results);
  const ids = backend.getInputTensorIds(Object.values(results));
  const outputs = ids.map((id) => recorder.result(id));
  writeAssigned(backend);
  return {
    keys: Object.keys(results),
    function: recorder.toFunction(
      name,
      symbols.map((one) => one.output),
      outputs,
    ),
  };
}

/** @throws {TypeError} If a step returned anything but a record of tensors */
export function checkResults(results: unknown): asserts results is Tensors {
  if (results instanceof Promise) {
    throw new TypeError(
      "the step is async: it must return its tensors at once",
    );
  }
  for (const [key, value] of Object.entries(results ?? {})) {
    if (value instanceof tf.Tensor) continue;
    throw new TypeError(`a step must return tensors: ${key} is ${value}`);
  }
}

/** Runs `work` while nothing may be drawn at random, and no variable made. */
function refusing<T>(work: () => T): T {
  const engine = tf.engine();
  const { random } = Math;
  // tfjs seeds all of its generators from it.
  Math.random = refuseRandom;
  refuseDraws(refuseRandom);
  engine.makeVariable = refuseVariable;
  try {
    return work();
  } finally {
    Math.random = random;
    refuseDraws(undefined);
    // The method of the class shows again.
    delete (engine as Partial<typeof engine>).makeVariable;
  }
}

function refuseRandom(): never {
  throw new Error(
    `random numbers are drawn${callerLine()}: every step would repeat them. ` +
      "Draw them outside and pass them in as an input",
  );
}

function refuseVariable(): never {
  throw new Error(
    `a variable is made${callerLine()}: make variables (and optimizers) ` +
      "before the step runs",
  );
}

function dtypeOf({ binding }: Backend, { dtype }: tf.Tensor): number {
  if (dtype === "float32") return binding.TF_FLOAT;
  if (dtype === "int32") return binding.TF_INT32;
  if (dtype === "bool") return binding.TF_BOOL;
  throw new TypeError(`a step cannot be fed with a tensor of ${dtype}`);
}

function freeCaptures(
  { binding }: Backend,
  captures: { capture: Capture }[],
): void {
  for (const { capture } of captures) {
    if ("tensor" in capture) binding.eager.free(capture.tensor);
  }
}
