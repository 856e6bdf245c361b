/**
 * Kernels that tfjs composes of many small ones, as one each.
 *
 * One file per kernel, with the composed form that it must agree with.
 */
import { fuseBatchNorm } from "./batch_norm.ts";
import { fuseBatchNormLayer } from "./batch_norm_layer.ts";
import { fuseBias } from "./bias.ts";
import { fuseLeakyRelu } from "./leaky_relu.ts";
import { fuseRelu } from "./relu.ts";

/** Registers all of them; once, when TensorFlow becomes the engine. */
export function fuseKernels(): void {
  fuseRelu();
  fuseLeakyRelu();
  fuseBias();
  fuseBatchNorm();
  fuseBatchNormLayer();
}
