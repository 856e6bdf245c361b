/** A tensor in TensorFlow's memory, made of JavaScript's values. */
import { AttributeType } from "./attributes.ts";
import type { Eager } from "./eager.ts";
import { freeStrings, type HostValues, toNative } from "./host.ts";
import { DataType } from "./tensorflow.ts";

/** @returns Its handle, which the caller frees */
export function newTensor(
  eager: Eager,
  shape: readonly number[],
  dtype: number,
  values: HostValues | ArrayLike<number>,
): bigint {
  const { tensorflow } = eager;
  const tensor = toNative(tensorflow, shape, dtype, values);
  let handle = eager.newHandle(tensor);
  if (dtype === DataType.string) {
    // TensorFlow never frees long strings that a TF_Tensor brought along:
    // keep a copy that it made itself, and free ours.
    const [copy] = eager.execute(
      "StringJoin",
      [{ name: "N", type: AttributeType.int, value: 1 }],
      [handle],
      1,
    );
    eager.free(handle);
    handle = copy;
    freeStrings(tensorflow, tensor);
  }
  tensorflow.c.TF_DeleteTensor(tensor);
  return handle;
}
