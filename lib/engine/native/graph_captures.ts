/** What a graph takes from outside of itself, besides its inputs. */
import type { Binding } from "./binding.ts";
import type { GraphVariable } from "./graph_variables.ts";
import type { Operations } from "./operations.ts";
import type { Output } from "./outputs.ts";
import { DataType } from "./tensorflow.ts";

/** What the finished function is given at each call, after the inputs. */
export type Capture = { variable: number } | { tensor: bigint };

/** Tensors up to this size become constants of the graph. */
const CONSTANT_BYTES = 64 * 1024;

/** Placeholders in the order of the function's inputs, and constants. */
export class GraphCaptures {
  readonly all: { output: Output; capture: Capture }[] = [];
  readonly #tensors = new Map<number, Output>();

  constructor(private binding: Binding, private operations: Operations) {}

  /** The output for a tensor that is outside: a constant if small. */
  tensor(id: number): Output {
    let output = this.#tensors.get(id);
    if (!output) this.#tensors.set(id, output = this.#take(id));
    return output;
  }

  /** A variable's resource; each is asked for once. */
  variable(id: number): GraphVariable {
    const { dtype, shape } = this.binding.resource(id);
    const output = this.operations.placeholder(DataType.resource, []);
    this.all.push({ output, capture: { variable: id } });
    return { output, dtype, shape };
  }

  #take(id: number): Output {
    const { binding, operations } = this;
    const { c, status } = binding.tensorflow;
    const { handle, done } = binding.tensorOf(id);
    try {
      const { dtype } = binding.entry(id);
      const tensor = c.TFE_TensorHandleResolve(handle, status);
      binding.tensorflow.check("a captured tensor");
      const small = c.TF_TensorByteSize(tensor) <= CONSTANT_BYTES;
      const constant = small && operations.constant(tensor, dtype);
      c.TF_DeleteTensor(tensor);
      if (constant) return constant;
      const shape = binding.eager.shapeOf(handle);
      const output = operations.placeholder(dtype, shape);
      this.all.push({
        output,
        capture: { tensor: binding.eager.share(handle) },
      });
      return output;
    } finally {
      done();
    }
  }
}
