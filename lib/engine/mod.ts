/**
 * Tensors at native speed: TensorFlow under TensorFlow.js by FFI.
 */
export { compile, type Compiled, type Tensors } from "./compile.ts";
export { Random, type RandomState } from "./random.ts";
export * as tf from "./tf.ts";
export { UserError } from "./user_error.ts";
