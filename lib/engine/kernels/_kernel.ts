/** How a kernel is written here: over TensorFlow's ops, with few words. */
import type { Backend } from "../backend.ts";
import { type Attribute, AttributeType } from "../native/attributes.ts";
import { DataType } from "../native/tensorflow.ts";
import * as tf from "../tf.ts";

/** What a kernel is called with; each kernel knows its own inputs. */
export interface Call {
  // deno-lint-ignore no-explicit-any -- as tfjs gives them
  inputs: Record<string, any>;
  // deno-lint-ignore no-explicit-any -- as tfjs gives them
  attrs: Record<string, any>;
  backend: Backend;
}

/** From the call to its results. */
export type Kernel = (call: Call) => tf.Tensor | tf.Tensor[];

/** Registers a kernel by tfjs's name, in place of any other. */
export function setKernel(kernelName: string, kernel: Kernel): void {
  if (tf.getKernel(kernelName, "tensorflow")) {
    tf.unregisterKernel(kernelName, "tensorflow");
  }
  tf.registerKernel({
    kernelName,
    backendName: "tensorflow",
    kernelFunc: kernel as unknown as tf.KernelFunc,
  });
}

/** Registers a kernel that falls back on the one that was there. */
export function wrapKernel(
  kernelName: string,
  wrap: (original: Kernel) => Kernel,
): void {
  const original = tf.getKernel(kernelName, "tensorflow").kernelFunc;
  setKernel(kernelName, wrap(original as unknown as Kernel));
}

/** One call of a TensorFlow op. */
export interface OpCall {
  inputs: tf.TensorInfo[];
  attributes?: Attribute[];
  /** Number of results; default 1. */
  outputs?: number;
  /** Which inputs go in as int64, which tfjs does not have. */
  int64?: number[];
}

/**
 * Runs an op; results of int64 come back as int32.
 *
 * @returns The op's results; the caller's
 */
export function runOp(
  backend: Backend,
  name: string,
  { inputs, attributes = [], outputs = 1, int64 = [] }: OpCall,
): tf.Tensor[] {
  const { binding } = backend;
  const scratch: number[] = [];
  const cast = (id: number, from: string, to: string) => {
    const types = [type("SrcT", from), type("DstT", to)];
    return binding.executeOp("Cast", types, [id], 1)[0];
  };
  try {
    const ids = backend.getInputTensorIds(inputs).map((id, i) => {
      if (!int64.includes(i)) return id;
      const wide = cast(id, "int32", "int64").id;
      scratch.push(wide);
      return wide;
    });
    return binding.executeOp(name, attributes, ids, outputs).map((result) => {
      if (result.dtype !== DataType.int64) {
        return backend.createOutputTensor(result);
      }
      scratch.push(result.id);
      return backend.createOutputTensor(cast(result.id, "int64", "int32"));
    });
  } finally {
    for (const id of scratch) binding.deleteTensor(id);
  }
}

/** An attribute that names a data type. */
export function type(name: string, dtype: string): Attribute {
  const value = DataType[dtype as keyof typeof DataType];
  return { name, type: AttributeType.type, value };
}

/** A whole number, or a list of them. */
export function int(name: string, value: number | number[]): Attribute {
  return { name, type: AttributeType.int, value };
}

/** A text, or a list of them. */
export function string(name: string, value: string | string[]): Attribute {
  return { name, type: AttributeType.string, value };
}

/** Yes or no. */
export function bool(name: string, value: boolean): Attribute {
  return { name, type: AttributeType.bool, value };
}
