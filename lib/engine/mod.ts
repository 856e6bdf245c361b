/**
 * Tensors at native speed: TensorFlow under TensorFlow.js by FFI.
 *
 * `openEngine()` finds or fetches the library and makes it tfjs's backend;
 * `compile()` turns a training step into one native call; the optimizers
 * update in place. It knows no images: any tfjs program runs on it.
 */
export { compile, type Compiled, type Tensors } from "./compile.ts";
export {
  type Engine,
  type EngineName,
  type EngineOptions,
  ENGINES,
  openEngine,
} from "./engine.ts";
export { type CudaDriver, cudaDriver } from "./native/cuda.ts";
export { Adam, type AdamOptions } from "./optimizers/adam.ts";
export { Optimizer, type Terms } from "./optimizers/optimizer.ts";
export { RmsProp, type RmsPropOptions } from "./optimizers/rms_prop.ts";
export { Sgd } from "./optimizers/sgd.ts";
export { Random, type RandomState } from "./random.ts";
export { type Precision, PRECISIONS } from "./precision.ts";
export * as tf from "./tf.ts";
export { UserError } from "./user_error.ts";
