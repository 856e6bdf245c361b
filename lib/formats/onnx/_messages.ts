/**
 * The messages of an ONNX file, field by field.
 *
 * Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import { type Bytes, bytes, float, joined, text, whole } from "./_protobuf.ts";

/** The version of the operators, which any runtime since 2022 has. */
export const OPSET = 17;
/** The version of the file format that came with it. */
const IR_VERSION = 8;

/** How elements are stored. */
const FLOAT = 1, INT64 = 7;

/** A size, or the name of one that is only known when the model runs. */
export type Dimension = number | string;

/** A node's settings by name: whole numbers, lists of them, or words. */
export type Attributes = Record<string, number | number[] | string | Float>;

/** A number that is written as a float, whole or not. */
export interface Float {
  float: number;
}

/** An input or output of the graph, of float32. */
export interface Port {
  name: string;
  shape: Dimension[];
}

/** The parts of a graph, each a message; see the functions below. */
export interface Graph {
  name: string;
  nodes: Bytes[];
  initializers: Bytes[];
  inputs: Port[];
  outputs: Port[];
}

/** ModelProto: the whole file. */
export function model(
  graph: Graph,
  { producer, doc, metadata }: {
    producer: string;
    doc: string;
    metadata: Record<string, string>;
  },
): Bytes {
  return joined([
    whole(1, IR_VERSION),
    text(2, producer),
    text(6, doc),
    bytes(7, graphFields(graph)),
    bytes(8, [text(1, ""), whole(2, OPSET)]),
    ...Object.entries(metadata).map(([key, value]) =>
      bytes(14, [text(1, key), text(2, value)])
    ),
  ]);
}

/** NodeProto: an operator, applied. */
export function node(
  { op, name, inputs, outputs, attributes }: {
    op: string;
    name: string;
    inputs: string[];
    outputs: string[];
    attributes: Attributes;
  },
): Bytes {
  return joined([
    ...inputs.map((input) => text(1, input)),
    ...outputs.map((output) => text(2, output)),
    text(3, name),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      bytes(5, [text(1, name), ...attributeFields(value)])
    ),
  ]);
}

/** TensorProto: numbers that the graph comes with. */
export function tensor(
  name: string,
  data: Float32Array | BigInt64Array,
  shape: number[],
): Bytes {
  return joined([
    ...shape.map((size) => whole(1, size)),
    whole(2, data instanceof Float32Array ? FLOAT : INT64),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function graphFields(
  { name, nodes, initializers, inputs, outputs }: Graph,
): Bytes[] {
  return [
    ...nodes.map((one) => bytes(1, one)),
    text(2, name),
    ...initializers.map((one) => bytes(5, one)),
    ...inputs.map((port) => bytes(11, portFields(port))),
    ...outputs.map((port) => bytes(12, portFields(port))),
  ];
}

/** ValueInfoProto: a name and, in two wrappings, a type and a shape. */
function portFields({ name, shape }: Port): Bytes[] {
  const dimensions = shape.map((size) =>
    bytes(1, [typeof size === "number" ? whole(1, size) : text(2, size)])
  );
  const tensorType = [whole(1, FLOAT), bytes(2, dimensions)];
  return [text(1, name), bytes(2, [bytes(1, tensorType)])];
}

/** The value of an AttributeProto, and in field 20 which kind it is. */
function attributeFields(value: Attributes[string]): Bytes[] {
  if (typeof value === "number") return [whole(3, value), whole(20, 2)];
  if (typeof value === "string") return [text(4, value), whole(20, 3)];
  if (Array.isArray(value)) {
    return [...value.map((one) => whole(8, one)), whole(20, 7)];
  }
  return [float(2, value.float), whole(20, 1)];
}
