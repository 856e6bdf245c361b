/**
 * Operations added to a TensorFlow graph, one at a time.
 *
 * tfjs-node's kernels give an op as a name, attributes and a flat list of
 * inputs; a graph wants list inputs apart, and tells each result's shape.
 */
import {
  type Attribute,
  type AttributeSetter,
  attributeSetter,
  AttributeType,
} from "./attributes.ts";
import { cName, dims, protoFields } from "./bytes.ts";
import { callerLine } from "./caller_line.ts";
import { first, join, type Output } from "./outputs.ts";
import type { TensorFlow } from "./tensorflow.ts";

/** A graph that grows. */
export class Operations {
  readonly graph: bigint;
  readonly #setAttribute: AttributeSetter;
  readonly #listInputs = new Map<string, boolean[]>();
  #count = 0;

  constructor(private tensorflow: TensorFlow) {
    this.graph = tensorflow.c.TF_NewGraph();
    this.#setAttribute = attributeSetter(tensorflow, "graph");
  }

  /** Frees the graph; functions made of it live on. */
  dispose(): void {
    this.tensorflow.c.TF_DeleteGraph(this.graph);
  }

  /** @param waits Operations that must have run before */
  add(
    name: string,
    attributes: Attribute[],
    inputs: Output[],
    waits: bigint[] = [],
  ): bigint {
    const { c } = this.tensorflow;
    const lists = this.#listsOf(name);
    const description = this.#describe(name);
    this.#addInputs(lists, description, attributes, inputs);
    for (const op of waits) c.TF_AddControlInput(description, op);
    for (const one of attributes) this.#setAttribute(description, one);
    return this.#finish(name, description);
  }

  /** A value that is given at each call. */
  placeholder(dtype: number, shape: number[]): Output {
    return first(this.add("Placeholder", [
      { name: "dtype", type: AttributeType.type, value: dtype },
      { name: "shape", type: AttributeType.shape, value: shape },
    ], []));
  }

  /** The values of a TF_Tensor, copied into the graph. */
  constant(tensor: bigint, dtype: number): Output {
    const { c, status } = this.tensorflow;
    const description = this.#describe("Const");
    c.TF_SetAttrType(description, cName("dtype"), dtype);
    c.TF_SetAttrTensor(description, cName("value"), tensor, status);
    return first(this.#finish("Const", description));
  }

  /**
   * The shape of an op's result.
   *
   * @throws {Error} If it depends on the values
   */
  shapeOf(name: string, output: Output): number[] {
    const { c, status } = this.tensorflow;
    const rank = c.TF_GraphGetTensorNumDims(this.graph, output, status);
    this.tensorflow.check(name);
    const sizes = new BigInt64Array(Math.max(rank, 0));
    if (rank > 0) {
      c.TF_GraphGetTensorShape(this.graph, output, sizes, rank, status);
    }
    const shape = [...sizes].map(Number);
    const known = rank >= 0 && shape.every((size) => size >= 0);
    // The last output of FusedBatchNormV3 is scratch of unknown size.
    if (known || name === "FusedBatchNormV3") {
      return shape.map((size) => Math.max(size, 0));
    }
    throw new Error(
      `the shape of ${name}'s result depends on the values${callerLine()}; ` +
        "a compiled step needs shapes that are known before",
    );
  }

  setShape(output: Output, shape: number[]): void {
    const { c, status } = this.tensorflow;
    const sizes = dims(shape);
    c.TF_GraphSetTensorShape(this.graph, output, sizes, shape.length, status);
  }

  /** Makes a function of the graph; the caller deletes it. */
  toFunction(
    name: string,
    inputs: Output[],
    results: Output[],
    effects: bigint[],
  ): bigint {
    // deno-fmt-ignore
    const made = this.tensorflow.c.TF_GraphToFunctionWithControlOutputs(
      this.graph, cName(name), 0,
      -1, 0n, // all operations
      inputs.length, join(inputs),
      results.length, join(results), 0n,
      effects.length, new BigUint64Array(effects), 0n,
      0n, 0n, this.tensorflow.status,
    );
    this.tensorflow.check("a compiled step");
    return made;
  }

  #describe(name: string): bigint {
    const unique = `${name}_${this.#count++}`;
    return this.tensorflow.c.TF_NewOperation(
      this.graph,
      cName(name),
      new TextEncoder().encode(unique + "\0"),
    );
  }

  #finish(name: string, description: bigint): bigint {
    const { c, status } = this.tensorflow;
    const op = c.TF_FinishOperation(description, status);
    this.tensorflow.check(name);
    return op;
  }

  /** A list input takes as many tensors as the other inputs leave over. */
  #addInputs(
    lists: boolean[],
    description: bigint,
    attributes: Attribute[],
    inputs: Output[],
  ): void {
    const { c } = this.tensorflow;
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
    const { c, status } = this.tensorflow;
    const buffer = c.TF_NewBuffer();
    c.TF_GraphGetOpDef(this.graph, cName(name), buffer, status);
    this.tensorflow.check(name);
    // TF_Buffer { const void* data; size_t length; … }
    const [data, length] = new BigUint64Array(
      this.tensorflow.read(buffer, 16).buffer,
    );
    const definition = this.tensorflow.read(data, Number(length));
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
}
