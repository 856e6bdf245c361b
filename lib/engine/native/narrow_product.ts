/**
 * Mixed precision in a graph: products and convolutions get 16-bit factors.
 *
 *   float32 factors → Cast → product in 16 bits → Cast → float32
 *
 * All other ops keep their 32 bits. Casts of the same weights are merged by
 * Grappler.
 */
import { type Attribute, typeAttribute } from "./attributes.ts";
import type { Metadata } from "./recording.ts";
import { DataType } from "./tensorflow.ts";

const PRODUCTS = new Set([
  "MatMul",
  "BatchMatMul",
  "BatchMatMulV2",
  "Conv2D",
  "Conv2DBackpropInput",
  "Conv2DBackpropFilter",
]);

/** Whether mixed precision computes such an op in 16 bits. */
export function isProduct(name: string, attributes: Attribute[]): boolean {
  return PRODUCTS.has(name) &&
    attributes.some(({ name, value }) =>
      name === "T" && value === DataType.float32
    );
}

/** What this needs of a graph. */
interface Graph {
  dtypeOf(id: number): number;
  /** Records an op as it is. */
  add(name: string, attributes: Attribute[], inputs: number[]): Metadata;
}

/**
 * Records a product in `narrow`, a data type of 16 bits.
 *
 * @param inputs Those that are not float32 (shapes) stay as they are
 * @returns The result, float32
 */
export function narrowProduct(
  graph: Graph,
  narrow: number,
  name: string,
  attributes: Attribute[],
  inputs: number[],
): Metadata {
  const factors = inputs.map((id) =>
    graph.dtypeOf(id) === DataType.float32
      ? cast(graph, id, DataType.float32, narrow).id
      : id
  );
  const others = attributes.filter((one) => one.name !== "T");
  const { id } = graph.add(
    name,
    [...others, typeAttribute("T", narrow)],
    factors,
  );
  return cast(graph, id, narrow, DataType.float32);
}

function cast(graph: Graph, id: number, from: number, to: number): Metadata {
  return graph.add("Cast", [
    typeAttribute("SrcT", from),
    typeAttribute("DstT", to),
  ], [id]);
}
