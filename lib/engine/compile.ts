/**
 * `compile(step)`: one training step as one native call.
 *
 * The first run with given shapes traces the step: its ops are recorded into
 * a TensorFlow function instead of being run. Each run is then one
 * TFE_Execute. Variables are resources that the function updates in place.
 * On other engines the step runs eagerly: same results, less speed.
 */
import { checkResults, type Tensors } from "./_trace.ts";
import { TracedStep } from "./_traced_step.ts";
import { type Backend, currentBackend } from "./backend.ts";
import * as tf from "./tf.ts";

export type { Tensors } from "./_trace.ts";

/** A compiled step: run it often, dispose it once. */
export interface Compiled<I extends Tensors, O extends Tensors> {
  /** One step; the results are the caller's. Blocks until they are there. */
  run(inputs: I): O;
  /**
   * The same without blocking: timers and signals are served meanwhile. Of
   * several calls, each waits for the one before it.
   *
   * @param meanwhile Work that is done while the step computes; left out on
   *   engines that leave no time for it
   */
  runAsync(inputs: I, meanwhile?: () => void): Promise<O>;
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
 * Results are new tensors, also where the step returns an input or a variable.
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
      found = new TracedStep(backend, name, step, inputs);
      if (traced.size > 0) onRetrace(`Compiled ${name} again for ${key}`);
      traced.set(key, found);
    }
    return found;
  }

  return {
    run(inputs) {
      const backend = currentBackend();
      if (!backend) return runEagerly(step, inputs);
      // Inside another step's trace it becomes a part of that.
      if (backend.binding.recording) return step(inputs);
      return find(backend, inputs).run(inputs);
    },
    runAsync(inputs, meanwhile) {
      return inTurn(async () => {
        const backend = currentBackend();
        if (backend) {
          return await find(backend, inputs).runAsync(inputs, meanwhile);
        }
        // Computing blocks here: timers and signals are served before.
        await new Promise((resolve) => setTimeout(resolve));
        return runEagerly(step, inputs);
      });
    },
    dispose() {
      for (const one of traced.values()) one.dispose();
      traced.clear();
    },
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: steps may share variables. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

/** Runs the step as it is; results are new tensors, as of a compiled one. */
function runEagerly<I extends Tensors, O extends Tensors>(
  step: (inputs: I) => O,
  inputs: I,
): O {
  return tf.tidy(() => {
    const results = step(inputs);
    checkResults(results);
    const taken = new Set<tf.Tensor>(Object.values(inputs));
    const own = Object.entries(results).map(([key, value]) => {
      const shared = taken.has(value) || value instanceof tf.Variable;
      taken.add(value);
      return [key, shared ? value.clone() : value];
    });
    return Object.fromEntries(own);
  });
}

function signature(inputs: Tensors): string {
  return Object.entries(inputs)
    .map(([key, { dtype, shape }]) => `${key} ${dtype}[${shape}]`).join(", ");
}
