/**
 * tfjs-node's kernels, unmodified, on our binding: the backend `tensorflow`.
 *
 * The kernels come from the package's `dist/`; its addon and its downloaded
 * library are never touched.
 */
import nodeUtil from "node:util";
import { fuseKernels } from "./fused/mod.ts";
import { addKernels } from "./kernels/mod.ts";
import * as tf from "./tf.ts";
import type { Attribute } from "./native/attributes.ts";
import { Binding } from "./native/binding.ts";
import type { TensorFlow } from "./native/tensorflow.ts";

/** What the engine uses of tfjs-node's `NodeJSKernelBackend`. */
export interface Backend extends tf.KernelBackend {
  binding: Binding;
  tensorMap: tf.DataStorage<TensorData>;
  getInputTensorIds(tensors: tf.TensorInfo[]): number[];
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: tf.TensorInfo[],
    outputs: number,
  ): tf.Tensor[];
  createOutputTensor(
    metadata: { id: number; shape: number[]; dtype: number },
  ): tf.Tensor;
}

/** What the backend keeps of a tensor; `id` is -1 until it is first used. */
export interface TensorData {
  id: number;
  shape: number[];
  dtype: number;
  values: tf.backend_util.BackendValues | null;
  refCount: number;
}

/** Registers the backend and its kernels, and makes it the current one. */
export async function useTensorFlow(
  tensorflow: TensorFlow,
): Promise<Backend> {
  // Node dropped these two; tfjs-node's kernels still call them.
  const util = nodeUtil as unknown as Record<string, unknown>;
  util.isNullOrUndefined ??= (x: unknown) => x === null || x === undefined;
  util.isArray ??= Array.isArray;

  const { NodeJSKernelBackend } = await import(
    "@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js"
  );
  const backend = new NodeJSKernelBackend(
    // deno-lint-ignore no-explicit-any -- the addon's own type is wider
    new Binding(tensorflow) as any,
    "tfjs-node",
  ) as unknown as Backend;
  freeForgotten(backend);
  refuseReads(backend);
  tf.registerBackend("tensorflow", () => backend, 3);
  await import("@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js");
  addKernels();
  fuseKernels();
  await tf.setBackend("tensorflow");
  // TensorFlow 2.21 that has computed nothing crashes as the process ends, if
  // sharp 0.35 was loaded before it.
  tf.add(1, 1).dispose();
  return backend;
}

/** Tensors that nobody disposed free their memory when JavaScript drops them. */
function freeForgotten({ tensorMap, binding }: Backend): void {
  const registry = new FinalizationRegistry<TensorData>(({ id }) => {
    if (id >= 0) binding.deleteTensor(id);
  });
  const set = tensorMap.set.bind(tensorMap);
  tensorMap.set = (dataId, data) => {
    registry.register(dataId, data, dataId);
    set(dataId, data);
  };
  // What tfjs let go of is no longer watched: its id may live on elsewhere.
  const drop = tensorMap.delete.bind(tensorMap);
  tensorMap.delete = (dataId) => {
    registry.unregister(dataId);
    return drop(dataId);
  };
}

/** A read in a trace fails the trace, not also a promise that nobody awaits. */
function refuseReads(backend: Backend): void {
  const read = backend.read.bind(backend);
  backend.read = (dataId) => {
    if (!backend.binding.recording) return read(dataId);
    try {
      return Promise.resolve(backend.readSync(dataId));
    } catch {
      return new Promise(() => {});
    }
  };
}

/** The backend where the current engine is TensorFlow, else undefined. */
export function currentBackend(): Backend | undefined {
  if (tf.getBackend() !== "tensorflow") return undefined;
  return tf.backend() as unknown as Backend;
}
