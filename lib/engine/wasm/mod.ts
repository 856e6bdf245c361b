/** tfjs's WASM backend, with the kernels that training needs and it lacks. */
import * as tf from "../tf.ts";

/** Makes WASM the current backend. */
export async function useWasm(): Promise<void> {
  await import("@tensorflow/tfjs-backend-wasm");
  await tf.setBackend("wasm");
}
