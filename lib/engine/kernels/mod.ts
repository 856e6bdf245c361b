/**
 * Kernels that tfjs-node never had, that stop short of what tfjs promises, or
 * are slow.
 *
 * Each is a few lines over TensorFlow's op of the same name; tfjs-core's own
 * suite tests them all (`deno task test:conformance`).
 */
import { setConvKernels } from "./conv.ts";
import { setCountKernels } from "./count.ts";
import { setDepthwiseKernels } from "./depthwise.ts";
import { setDtypeKernels } from "./dtypes.ts";
import { setGatherKernel } from "./gather.ts";
import { setMatMulKernel } from "./mat_mul.ts";
import { setMultinomialKernel } from "./multinomial.ts";
import { setPoolKernels } from "./pool.ts";
import { setPoolArgmaxKernel } from "./pool_argmax.ts";
import { setRaggedKernels } from "./ragged.ts";
import { setScatterKernel } from "./scatter.ts";
import { setSparseKernels } from "./sparse.ts";
import { setStringKernels } from "./strings.ts";
import { setTransformKernel } from "./transform.ts";

/** Registers all of them; once, after tfjs-node's own. */
export function addKernels(): void {
  setConvKernels();
  setCountKernels();
  setDepthwiseKernels();
  setGatherKernel();
  setMatMulKernel();
  setMultinomialKernel();
  setPoolKernels();
  setPoolArgmaxKernel();
  setRaggedKernels();
  setScatterKernel();
  setSparseKernels();
  setStringKernels();
  setTransformKernel();
  setDtypeKernels(); // wraps some of the above
}
