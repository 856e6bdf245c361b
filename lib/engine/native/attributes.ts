/**
 * Attributes of an op, set alike on an eager call and on a graph's operation.
 *
 * tfjs-node's kernels describe them as `{ name, type, value }`; a list as
 * value means a list attribute.
 */
import { cName, dims } from "./bytes.ts";
import { toNative } from "./host.ts";
import { DataType, type TensorFlow } from "./tensorflow.ts";

/** Attribute types, numbered as tfjs-node's addon numbers them. */
export const AttributeType = {
  string: 0,
  int: 1,
  float: 2,
  bool: 3,
  type: 4,
  shape: 5,
  resource: 10,
} as const;

/** One attribute as a kernel gives it. */
export interface Attribute {
  name: string;
  type: number;
  // deno-lint-ignore no-explicit-any -- tfjs types it as any of six
  value: any;
}

/** An attribute that says a data type. */
export function typeAttribute(name: string, dtype: number): Attribute {
  return { name, type: AttributeType.type, value: dtype };
}

/** Sets attributes on one kind of op: eager calls, or graph operations. */
export type AttributeSetter = (op: bigint, attribute: Attribute) => void;

/** The setter for ops of `TFE_…` (eager) or `TF_…` (graph). */
export function attributeSetter(
  tensorflow: TensorFlow,
  kind: "eager" | "graph",
): AttributeSetter {
  const { c, status } = tensorflow;
  const eager = kind === "eager";
  const setString = eager ? c.TFE_OpSetAttrString : c.TF_SetAttrString;
  const setStrings = eager ? c.TFE_OpSetAttrStringList : c.TF_SetAttrStringList;
  const setInt = eager ? c.TFE_OpSetAttrInt : c.TF_SetAttrInt;
  const setFloat = eager ? c.TFE_OpSetAttrFloat : c.TF_SetAttrFloat;
  const setBool = eager ? c.TFE_OpSetAttrBool : c.TF_SetAttrBool;
  const setType = eager ? c.TFE_OpSetAttrType : c.TF_SetAttrType;
  const setInts = eager ? c.TFE_OpSetAttrIntList : c.TF_SetAttrIntList;
  const setFloats = eager ? c.TFE_OpSetAttrFloatList : c.TF_SetAttrFloatList;
  const setTypes = eager ? c.TFE_OpSetAttrTypeList : c.TF_SetAttrTypeList;

  function setShape(op: bigint, name: string, shape: number[]): void {
    const [sizes, rank] = [dims(shape), shape.length];
    if (!eager) return c.TF_SetAttrShape(op, cName(name), sizes, rank);
    c.TFE_OpSetAttrShape(op, cName(name), sizes, rank, status);
    tensorflow.check(`attribute ${name}`);
  }

  /** The C API takes addresses: the texts lie side by side in native memory. */
  function setStringList(op: bigint, name: string, texts: string[]): void {
    const all = texts.map((text) => new TextEncoder().encode(text));
    const lengths = dims(all.map(({ length }) => length));
    const memory = toNative(
      tensorflow,
      [Number(lengths.reduce((sum, length) => sum + length, 0n))],
      DataType.uint8,
      all.flatMap((bytes) => [...bytes]),
    );
    let at = c.TF_TensorData(memory);
    const addresses = BigUint64Array.from(lengths, (length) => {
      const address = at;
      at += length;
      return address;
    });
    setStrings(op, cName(name), addresses, lengths, all.length);
    c.TF_DeleteTensor(memory);
  }

  return (op, { name, type, value }) => {
    const list = Array.isArray(value);
    switch (type) {
      case AttributeType.string: {
        if (list) return setStringList(op, name, value);
        const bytes = new TextEncoder().encode(value);
        return setString(op, cName(name), bytes, BigInt(bytes.length));
      }
      case AttributeType.int:
        // Some kernels pass fractions (multinomial's seed): truncate.
        return list
          ? setInts(op, cName(name), dims(value.map(Math.trunc)), value.length)
          : setInt(op, cName(name), BigInt(Math.trunc(value)));
      case AttributeType.float:
        return list
          ? setFloats(op, cName(name), new Float32Array(value), value.length)
          : setFloat(op, cName(name), value);
      case AttributeType.bool:
        return setBool(op, cName(name), value ? 1 : 0);
      case AttributeType.type:
        return list
          ? setTypes(op, cName(name), new Int32Array(value), value.length)
          : setType(op, cName(name), value);
      case AttributeType.shape:
        return setShape(op, name, value);
      default:
        throw new TypeError(
          `Cannot set attribute ${name} of an unknown type: ${type}`,
        );
    }
  };
}
