/**
 * Records ops into a TensorFlow graph: what `compile` runs instead of the ops.
 *
 * Results are symbols: an id with a shape, but no values yet. A variable is a
 * resource that the graph reads and writes in program order.
 */
import { type Attribute, typeAttribute } from "./attributes.ts";
import type { Binding } from "./binding.ts";
import type { Metadata, Recording } from "./recording.ts";
import { callerLine } from "./caller_line.ts";
import { Operations } from "./operations.ts";
import { GraphCaptures } from "./graph_captures.ts";
import { GraphVariables } from "./graph_variables.ts";
import { isProduct, narrowProduct } from "./narrow_product.ts";
import type { Output } from "./outputs.ts";
import { DataType } from "./tensorflow.ts";

/** A value of the graph that has no numbers yet. */
interface Traced {
  output: Output;
  shape: number[];
  dtype: number;
}

type OneResult = [name: string, attributes: Attribute[], inputs: number[]];

/** The graph of one step under construction. */
export class GraphRecorder implements Recording {
  /** Ids that were freed while recording; freed for good afterwards. */
  readonly freed = new Set<number>();
  /** The first read that was refused, though the step may have caught it. */
  refused: Error | undefined;

  readonly #operations: Operations;
  readonly #symbols = new Map<number, Traced>();
  readonly #captures: GraphCaptures;
  readonly #variables: GraphVariables;
  readonly #sideEffects: bigint[] = [];

  /** @param isVariable Which outer ids belong to variables */
  constructor(
    private binding: Binding,
    private isVariable: (id: number) => boolean,
  ) {
    this.#operations = new Operations(binding.tensorflow);
    this.#captures = new GraphCaptures(binding, this.#operations);
    this.#variables = new GraphVariables(
      this.#operations,
      (id) => this.#captures.variable(id),
    );
  }

  /** What the function takes from outside, after its inputs. */
  get captures(): GraphCaptures["all"] {
    return this.#captures.all;
  }

  /** Ids (of variables) that the step writes. */
  get written(): ReadonlySet<number> {
    return this.#variables.written;
  }

  owns(id: number): boolean {
    return this.#symbols.has(id) || this.isVariable(id);
  }

  refuseRead(): never {
    this.refused ??= new Error(
      `a tensor's values are read${callerLine()}: they exist only when the ` +
        "step runs. Return the tensor from the step and read it there",
    );
    throw this.refused;
  }

  /** A symbol that is filled at each call. */
  input(shape: number[], dtype: number): Metadata & { output: Output } {
    const output = this.#operations.placeholder(dtype, shape);
    return { ...this.#symbol({ output, shape, dtype }), output };
  }

  /** The output behind `id`, for the function's results. */
  result(id: number): Output {
    // A function may not return its own input: pass it through Identity.
    const [copy] = this.record("Identity", [
      typeAttribute("T", this.#dtype(id)),
    ], [
      id,
    ], 1);
    return this.#symbols.get(copy.id)!.output;
  }

  record(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[] {
    const { productType } = this.binding;
    if (productType !== DataType.float32 && isProduct(name, attributes)) {
      const graph = {
        dtypeOf: (id: number) => this.#dtype(id),
        add: (...op: OneResult) => this.#record(...op, 1)[0],
      };
      return [narrowProduct(graph, productType, name, attributes, inputs)];
    }
    return this.#record(name, attributes, inputs, outputs);
  }

  #record(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[] {
    const sources = inputs.map((id) => this.#source(id));
    const op = this.#operations.add(name, attributes, sources);
    inputs.forEach((id) => this.#variables.use(id, op));
    return Array.from(
      { length: outputs },
      (_, i) => this.#resultOf(name, op, i),
    );
  }

  /** An op that changes variables in place: the first of its inputs. */
  update(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    resources: number,
  ): void {
    const sources = inputs.map((id, i) =>
      i < resources ? this.#variables.of(id).output : this.#source(id)
    );
    const changed = inputs.slice(0, resources);
    const waits = changed.flatMap((id) => this.#variables.waitsOf(id));
    const op = this.#operations.add(name, attributes, sources, waits);
    for (const id of inputs.slice(resources)) this.#variables.use(id, op);
    for (const id of changed) this.#variables.write(id, op);
    this.#sideEffects.push(op);
  }

  /** The variable `id` gets the value of `value` at this point. */
  assign(id: number, value: number): void {
    const { dtype } = this.#variables.of(id);
    this.update("AssignVariableOp", [typeAttribute("dtype", dtype)], [
      id,
      value,
    ], 1);
  }

  /** A new id for the value that `id` has at this point. */
  copyOf(id: number): number {
    const { shape, dtype } = this.#symbols.get(id) ?? this.#variables.of(id);
    return this.#symbol({ output: this.#source(id), shape, dtype }).id;
  }

  /** The finished function; the caller deletes it. */
  toFunction(name: string, inputs: Output[], results: Output[]): bigint {
    const all = [...inputs, ...this.captures.map((one) => one.output)];
    return this.#operations.toFunction(name, all, results, this.#sideEffects);
  }

  /** Frees the graph; the function made of it lives on. */
  dispose(): void {
    this.#operations.dispose();
  }

  #dtype(id: number): number {
    return (this.#symbols.get(id) ?? this.binding.entry(id)).dtype;
  }

  #symbol(traced: Traced): Metadata {
    const id = this.binding.newId();
    this.#symbols.set(id, traced);
    return { id, shape: traced.shape, dtype: traced.dtype };
  }

  /** The graph's output for an id of any kind. */
  #source(id: number): Output {
    const symbol = this.#symbols.get(id);
    if (symbol) return symbol.output;
    if (this.isVariable(id)) return this.#variables.read(id);
    return this.#captures.tensor(id);
  }

  #resultOf(name: string, op: bigint, index: number): Metadata {
    const { c } = this.binding.tensorflow;
    const output = new BigUint64Array([op, BigInt(index)]);
    const dtype = c.TF_OperationOutputType(output);
    const shape = this.#operations.shapeOf(name, output);
    return this.#symbol({ output, shape, dtype });
  }
}
