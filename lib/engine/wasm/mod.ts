/**
 * tfjs's WASM backend, with the kernels that training needs and it lacks.
 *
 * A step of a VAE, an FC-GAN or a DCGAN runs some forty kernels. Those that
 * WASM lacks are composed of its own, one file each; so are those that it has
 * but slowly, or wrong. `COMPOSED` is the table of the whole ones; products,
 * padding and tiles are its own kernels with their inputs put right first.
 */
import * as tf from "../tf.ts";
import { UserError } from "../user_error.ts";
import { type Call, composeKernel } from "./_compose.ts";
import { conv2DFilterGradient } from "./conv2d_filter_gradient.ts";
import { conv2DInputGradient } from "./conv2d_input_gradient.ts";
import { depthwiseFilterGradient } from "./depthwise_filter_gradient.ts";
import { depthwiseInputGradient } from "./depthwise_input_gradient.ts";
import { transposeBeforeMatMul } from "./mat_mul.ts";
import { numberSamePadding } from "./same_padding.ts";
import { tileByProduct } from "./tile.ts";
import { unsortedSegmentSum } from "./unsorted_segment_sum.ts";

/**
 * The composed kernels, and what asks for them.
 *
 * Still missing, and used by no step: Einsum, FFT and complex numbers, ragged
 * tensors, StaticRegexReplace, Draw.
 */
export const COMPOSED: Record<string, (call: Call) => tf.Tensor> = {
  // Missing: gradient of conv2d and conv2dTranspose by their filter.
  Conv2DBackpropFilter: conv2DFilterGradient,
  // Slow: conv2dTranspose, and the gradient of conv2d by its image.
  Conv2DBackpropInput: conv2DInputGradient,
  // Missing: gradients of depthwiseConv2d (blurs, separable layers).
  DepthwiseConv2dNativeBackpropFilter: depthwiseFilterGradient,
  DepthwiseConv2dNativeBackpropInput: depthwiseInputGradient,
  // Missing: gradient of gather (the embedding of a label).
  UnsortedSegmentSum: unsortedSegmentSum,
};

let composed = false;

/**
 * Makes WASM the current backend.
 *
 * Its .wasm file (the one with SIMD, where the processor has it) is read from
 * npm's cache: `--allow-read` is all that it needs.
 *
 * @throws {UserError} If it does not start
 */
export async function useWasm(): Promise<void> {
  await import("@tensorflow/tfjs-backend-wasm");
  // One thread: its workers are node:worker_threads that start from a blob,
  // which Deno's refuses ("must be an absolute path or a relative path").
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  if (!composed) {
    composed = true;
    for (const [name, compose] of Object.entries(COMPOSED)) {
      composeKernel(name, compose);
    }
    transposeBeforeMatMul();
    numberSamePadding();
    tileByProduct();
  }
  if (!await tf.setBackend("wasm")) {
    throw new UserError(
      "tfjs's WASM backend does not start: its .wasm file must be in npm's " +
        "cache, and readable with --allow-read",
    );
  }
}
