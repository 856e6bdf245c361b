/**
 * Records ops into a TensorFlow graph: what `compile` runs instead of the ops.
 *
 * Results are symbols: an id with a shape, but no values yet. A variable is a
 * resource that the graph reads and writes in program order: a write waits for
 * every earlier read and its users, a later read waits for the write.
 */
import {
  type Attribute,
  attributeSetter,
  AttributeType,
} from "./attributes.ts";
import type { Binding, Metadata, Recording } from "./binding.ts";
import { cName, dims, protoFields } from "./bytes.ts";
import { DataType } from "./tensorflow.ts";

/** One output of an operation: a `TF_Output` as two words. */
type Output = BigUint64Array<ArrayBuffer>;

/** A value of the graph that has no numbers yet. */
interface Traced {
  output: Output;
  shape: number[];
  dtype: number;
}

interface VariableState extends Traced {
  read?: Output;
  users: bigint[];
  written?: bigint;
}

/** What the finished function is given at each call, after the inputs. */
export type Capture = { variable: number } | { tensor: bigint };

/** Tensors up to this size become constants of the graph. */
const CONSTANT_BYTES = 64 * 1024;

/** The graph of one step under construction. */
export class GraphRecorder implements Recording {
  readonly captures: { output: Output; capture: Capture }[] = [];
  /** Ids (of variables) that the step writes. */
  readonly written = new Set<number>();
  /** Ids that were freed while recording; freed for good afterwards. */
  readonly freed = new Set<number>();
  readonly graph: bigint;

  #symbols = new Map<number, Traced>();
  #outer = new Map<number, Output>();
  #variables = new Map<number, VariableState>();
  #listInputs = new Map<string, boolean[]>();
  #sideEffects: bigint[] = [];
  #setAttribute: ReturnType<typeof attributeSetter>;
  #count = 0;

  /** @param isVariable Which outer ids belong to variables */
  constructor(
    private binding: Binding,
    private isVariable: (id: number) => boolean,
  ) {
    this.graph = binding.tensorflow.c.TF_NewGraph();
    this.#setAttribute = attributeSetter(binding.tensorflow, "graph");
  }

  owns(id: number): boolean {
    return this.#symbols.has(id);
  }

  refuseRead(_id: number): never {
    throw new Error(
      "Cannot read a tensor's values while a step is compiled" +
        `${callerLine()}: they exist only when the step runs. ` +
        "Return the tensor from the step and read it there",
    );
  }

  /** A symbol that is filled at each call. */
  input(shape: number[], dtype: number): Metadata & { output: Output } {
    const output = this.#placeholder(dtype, shape);
    return { ...this.#symbol(output, shape, dtype), output };
  }

  /** The output behind `id`, for the function's results. */
  result(id: number): Output {
    // A function may not return its own input: pass it through Identity.
    const [copy] = this.record(
      "Identity",
      [
        { name: "T", type: AttributeType.type, value: this.#dtype(id) },
      ],
      [id],
      1,
    );
    return this.#symbols.get(copy.id)!.output;
  }

  record(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[] {
    const sources = inputs.map((id) => this.#source(id));
    const op = this.#operation(name, attributes, sources, []);
    inputs.forEach((id) => this.#variables.get(id)?.users.push(op));
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
      i < resources ? this.#variable(id).output : this.#source(id)
    );
    const changed = inputs.slice(0, resources);
    const waits = changed.flatMap((id) => this.#waitsOf(id));
    const op = this.#operation(name, attributes, sources, waits);
    for (const id of inputs.slice(resources)) {
      this.#variables.get(id)?.users.push(op);
    }
    for (const id of changed) {
      const state = this.#variable(id);
      Object.assign(state, { read: undefined, users: [], written: op });
      this.written.add(id);
    }
    this.#sideEffects.push(op);
  }

  /** The variable `id` gets the value of `value` at this point. */
  assign(id: number, value: number): void {
    const { dtype } = this.#variable(id);
    this.update(
      "AssignVariableOp",
      [
        { name: "dtype", type: AttributeType.type, value: dtype },
      ],
      [id, value],
      1,
    );
  }

  /** A new id for the value that `id` has at this point. */
  copyOf(id: number): number {
    const { shape, dtype } = this.#variable(id);
    return this.#symbol(this.#source(id), shape, dtype).id;
  }

  /** The finished function; the caller deletes it. */
  toFunction(name: string, inputs: Output[], results: Output[]): bigint {
    const { tensorflow } = this.binding;
    const all = [...inputs, ...this.captures.map((one) => one.output)];
    const effects = new BigUint64Array(this.#sideEffects);
    const made = tensorflow.c.TF_GraphToFunctionWithControlOutputs(
      this.graph,
      cName(name),
      0,
      -1,
      0n,
      all.length,
      join(all),
      results.length,
      join(results),
      0n,
      effects.length,
      effects,
      0n,
      0n,
      0n,
      tensorflow.status,
    );
    tensorflow.check("the compiled step");
    return made;
  }

  /** Frees the graph; the function made of it lives on. */
  dispose(): void {
    this.binding.tensorflow.c.TF_DeleteGraph(this.graph);
  }

  #dtype(id: number): number {
    return (this.#symbols.get(id) ?? this.binding.entry(id)).dtype;
  }

  #symbol(output: Output, shape: number[], dtype: number): Metadata {
    const id = this.binding.newId();
    this.#symbols.set(id, { output, shape, dtype });
    return { id, shape, dtype };
  }

  /** The graph's output for an id of any kind. */
  #source(id: number): Output {
    const symbol = this.#symbols.get(id);
    if (symbol) return symbol.output;
    if (this.isVariable(id)) return this.#readVariable(id);
    let output = this.#outer.get(id);
    if (!output) this.#outer.set(id, output = this.#capture(id));
    return output;
  }

  /** A tensor from outside: a constant if small, else captured. */
  #capture(id: number): Output {
    const { c, status } = this.binding.tensorflow;
    const { handle, dtype } = this.binding.entry(id);
    const tensor = c.TFE_TensorHandleResolve(handle, status);
    this.binding.tensorflow.check("a captured tensor");
    if (c.TF_TensorByteSize(tensor) <= CONSTANT_BYTES) {
      const output = this.#constant(tensor, dtype);
      c.TF_DeleteTensor(tensor);
      return output;
    }
    c.TF_DeleteTensor(tensor);
    const copy = c.TFE_TensorHandleCopySharingTensor(handle, status);
    this.binding.tensorflow.check("a captured tensor");
    const output = this.#placeholder(dtype, this.binding.shapeOf(handle));
    this.captures.push({ output, capture: { tensor: copy } });
    return output;
  }

  #constant(tensor: bigint, dtype: number): Output {
    const { tensorflow } = this.binding;
    const description = this.#describe("Const");
    tensorflow.c.TF_SetAttrType(description, cName("dtype"), dtype);
    tensorflow.c.TF_SetAttrTensor(
      description,
      cName("value"),
      tensor,
      tensorflow.status,
    );
    return first(this.#finish("Const", description));
  }

  #variable(id: number): VariableState {
    let state = this.#variables.get(id);
    if (!state) {
      const { dtype, shape } = this.binding.resource(id);
      const output = this.#placeholder(DataType.resource, []);
      this.captures.push({ output, capture: { variable: id } });
      state = { output, dtype, shape, users: [] };
      this.#variables.set(id, state);
    }
    return state;
  }

  #readVariable(id: number): Output {
    const state = this.#variable(id);
    if (!state.read) {
      const op = this.#operation(
        "ReadVariableOp",
        [{ name: "dtype", type: AttributeType.type, value: state.dtype }],
        [state.output],
        state.written ? [state.written] : [],
      );
      state.read = first(op);
      this.#setShape(state.read, state.shape);
    }
    return state.read;
  }

  /** What a write of the variable must wait for. */
  #waitsOf(id: number): bigint[] {
    const { read, users, written } = this.#variable(id);
    return [
      ...(read ? [read[0]] : []),
      ...users,
      ...(written ? [written] : []),
    ];
  }

  #placeholder(dtype: number, shape: number[]): Output {
    const op = this.#operation(
      "Placeholder",
      [
        { name: "dtype", type: AttributeType.type, value: dtype },
        { name: "shape", type: AttributeType.shape, value: shape },
      ],
      [],
      [],
    );
    return first(op);
  }

  #operation(
    name: string,
    attributes: Attribute[],
    inputs: Output[],
    waits: bigint[],
  ): bigint {
    const { c } = this.binding.tensorflow;
    const description = this.#describe(name);
    this.#addInputs(name, description, attributes, inputs);
    for (const op of waits) c.TF_AddControlInput(description, op);
    for (const one of attributes) this.#setAttribute(description, one);
    return this.#finish(name, description);
  }

  #describe(name: string): bigint {
    const unique = cName(`${name}_${this.#count++}`);
    return this.binding.tensorflow.c.TF_NewOperation(
      this.graph,
      cName(name),
      unique,
    );
  }

  #finish(name: string, description: bigint): bigint {
    const { tensorflow } = this.binding;
    const op = tensorflow.c.TF_FinishOperation(description, tensorflow.status);
    tensorflow.check(name);
    return op;
  }

  /** A list input takes as many tensors as the other inputs leave over. */
  #addInputs(
    name: string,
    description: bigint,
    attributes: Attribute[],
    inputs: Output[],
  ): void {
    const { c } = this.binding.tensorflow;
    const lists = this.#listsOf(name);
    let at = 0;
    lists.forEach((isList, i) => {
      if (!isList) return c.TF_AddInput(description, inputs[at++]);
      const later = lists.length - i - 1;
      const count = lists.slice(i + 1).some((one) => one)
        ? Number(attributes.find(({ name }) => name === "N")?.value ?? 1)
        : inputs.length - at - later;
      c.TF_AddInputList(description, join(inputs.slice(at, at + count)), count);
      at += count;
    });
  }

  /** Which inputs of an op are lists, from its OpDef. */
  #listsOf(name: string): boolean[] {
    let lists = this.#listInputs.get(name);
    if (!lists) this.#listInputs.set(name, lists = this.#readOpDef(name));
    return lists;
  }

  #readOpDef(name: string): boolean[] {
    const { tensorflow } = this.binding;
    const { c, status } = tensorflow;
    const buffer = c.TF_NewBuffer();
    c.TF_GraphGetOpDef(this.graph, cName(name), buffer, status);
    tensorflow.check(name);
    // TF_Buffer { const void* data; size_t length; … }
    const [data, length] = new BigUint64Array(
      tensorflow.read(buffer, 16).buffer,
    );
    const definition = tensorflow.read(data, Number(length));
    c.TF_DeleteBuffer(buffer);
    const INPUT = 2, NUMBER_ATTR = 5, TYPE_LIST_ATTR = 6;
    return [...protoFields(definition)]
      .filter(({ field }) => field === INPUT)
      .map(({ bytes }) =>
        [...protoFields(bytes)].some(({ field }) =>
          field === NUMBER_ATTR || field === TYPE_LIST_ATTR
        )
      );
  }

  #resultOf(name: string, op: bigint, index: number): Metadata {
    const { tensorflow } = this.binding;
    const output = new BigUint64Array([op, BigInt(index)]);
    const dtype = tensorflow.c.TF_OperationOutputType(output);
    return this.#symbol(output, this.#shapeOf(name, output), dtype);
  }

  #shapeOf(name: string, output: Output): number[] {
    const { tensorflow } = this.binding;
    const { c, status } = tensorflow;
    const rank = c.TF_GraphGetTensorNumDims(this.graph, output, status);
    tensorflow.check(name);
    const sizes = new BigInt64Array(Math.max(rank, 0));
    if (rank > 0) {
      c.TF_GraphGetTensorShape(this.graph, output, sizes, rank, status);
    }
    const shape = [...sizes].map(Number);
    const known = rank >= 0 && shape.every((size) => size >= 0);
    // The last output of FusedBatchNormV3 is scratch of unknown size.
    if (known || name === "FusedBatchNormV3") {
      return shape.map((n) => Math.max(n, 0));
    }
    throw new Error(
      `Cannot compile ${name}${callerLine()}: the shape of its result ` +
        "depends on the values",
    );
  }

  #setShape(output: Output, shape: number[]): void {
    const { c, status } = this.binding.tensorflow;
    const sizes = dims(shape);
    c.TF_GraphSetTensorShape(this.graph, output, sizes, shape.length, status);
  }
}

function first(op: bigint): Output {
  return new BigUint64Array([op, 0n]);
}

function join(outputs: Output[]): BigUint64Array<ArrayBuffer> {
  return new BigUint64Array(outputs.flatMap((one) => [...one]));
}

/** " at file:line" of the first caller outside the engine and npm. */
export function callerLine(stack = new Error().stack ?? ""): string {
  const lines = stack.split("\n").slice(1);
  const outside = lines.find((line) =>
    !/\/lib\/engine\/|\/npm\/|node_modules|ext:|node:/.test(line)
  );
  const place = outside?.match(/((?:file:\/\/)?\/?[^\s(]+:\d+):\d+\)?$/)?.[1];
  return place ? ` at ${place.replace("file://", "")}` : "";
}
