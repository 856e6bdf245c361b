/** Tensors across the border: JavaScript's arrays ↔ TensorFlow's memory. */
import { dims } from "./bytes.ts";
import { DataType, type TensorFlow } from "./tensorflow.ts";

/** What tfjs hands over and expects back. */
export type HostValues =
  | Float32Array
  | Int32Array
  | Uint8Array
  | BigInt64Array
  | Uint8Array[];

const TSTRING_BYTES = 24;

const ELEMENT_BYTES: Record<number, number> = {
  [DataType.float32]: 4,
  [DataType.int32]: 4,
  [DataType.uint8]: 1,
  [DataType.string]: TSTRING_BYTES,
  [DataType.complex64]: 8,
  [DataType.int64]: 8,
  [DataType.bool]: 1,
};

/** Copies `values` into a new TF_Tensor; the caller deletes it. */
export function toNative(
  tensorflow: TensorFlow,
  shape: readonly number[],
  dtype: number,
  values: HostValues | ArrayLike<number>,
): bigint {
  const { c } = tensorflow;
  const count = shape.reduce((product, size) => product * size, 1);
  const length = count * ELEMENT_BYTES[dtype];
  const tensor = c.TF_AllocateTensor(
    dtype,
    dims(shape),
    shape.length,
    BigInt(length),
  );
  const data = c.TF_TensorData(tensor);
  if (dtype === DataType.string) {
    writeStrings(tensorflow, data, values as Uint8Array[]);
  } else if (length > 0) {
    c.memcpy_in(data, toBytes(values, dtype, length), BigInt(length));
  }
  return tensor;
}

/** Frees the long strings (> 22 bytes) of a TF_Tensor made by `toNative`. */
export function freeStrings({ c }: TensorFlow, tensor: bigint): void {
  const data = c.TF_TensorData(tensor);
  const count = Number(c.TF_TensorElementCount(tensor));
  for (let i = 0; i < count; i++) {
    c.TF_StringDealloc(data + BigInt(i * TSTRING_BYTES));
  }
}

/** The values of a TF_Tensor, copied; strings as arrays of their bytes. */
export function fromNative(tensorflow: TensorFlow, tensor: bigint): HostValues {
  const { c } = tensorflow;
  const data = c.TF_TensorData(tensor);
  const dtype = c.TF_TensorType(tensor);
  if (dtype === DataType.string) {
    return readStrings(
      tensorflow,
      data,
      Number(c.TF_TensorElementCount(tensor)),
    );
  }
  const bytes = tensorflow.read(data, Number(c.TF_TensorByteSize(tensor)));
  switch (dtype) {
    case DataType.float32:
    case DataType.complex64:
      return new Float32Array(bytes.buffer);
    case DataType.int32:
      return new Int32Array(bytes.buffer);
    case DataType.int64:
      return new BigInt64Array(bytes.buffer);
    default:
      return bytes;
  }
}

function toBytes(
  values: HostValues | ArrayLike<number>,
  dtype: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  const fits = ArrayBuffer.isView(values) && values.byteLength === length;
  if (fits) {
    return new Uint8Array(
      values.buffer as ArrayBuffer,
      values.byteOffset,
      length,
    );
  }
  const numbers = values as ArrayLike<number>;
  const typed = dtype === DataType.float32
    ? Float32Array.from(numbers)
    : dtype === DataType.int32
    ? Int32Array.from(numbers)
    : Uint8Array.from(numbers);
  if (typed.byteLength !== length) {
    throw new RangeError(
      `Cannot make a tensor of ${length} bytes from ${typed.byteLength} bytes`,
    );
  }
  return new Uint8Array(typed.buffer);
}

function writeStrings(
  { c }: TensorFlow,
  data: bigint,
  strings: (Uint8Array | string)[],
): void {
  strings.forEach((text, i) => {
    const at = data + BigInt(i * TSTRING_BYTES);
    const bytes = typeof text === "string"
      ? new TextEncoder().encode(text)
      : new Uint8Array(text);
    c.TF_StringInit(at);
    c.TF_StringCopy(at, bytes, BigInt(bytes.length));
  });
}

function readStrings(
  tensorflow: TensorFlow,
  data: bigint,
  count: number,
): Uint8Array[] {
  const { c } = tensorflow;
  return Array.from({ length: count }, (_, i) => {
    const at = data + BigInt(i * TSTRING_BYTES);
    const length = Number(c.TF_StringGetSize(at));
    return tensorflow.read(c.TF_StringGetDataPointer(at), length);
  });
}
