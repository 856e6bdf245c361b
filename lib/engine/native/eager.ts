/**
 * Ops that run at once, and the count of what they leave in memory.
 *
 * Handles (`TFE_TensorHandle`) come from here and go back to `free`, so that
 * a test can tell whether any was forgotten.
 */
import {
  type Attribute,
  type AttributeSetter,
  attributeSetter,
} from "./attributes.ts";
import { cName } from "./bytes.ts";
import type { TensorFlow } from "./tensorflow.ts";

/** One op, reused for every call. */
export class Eager {
  /** How many calls of TFE_Execute there were. */
  executions = 0;
  /** How many handles are alive. */
  handles = 0;
  readonly #op: bigint;
  readonly #setAttribute: AttributeSetter;

  constructor(readonly tensorflow: TensorFlow) {
    const { c, context, status } = tensorflow;
    this.#op = c.TFE_NewOp(context, cName("NoOp"), status);
    tensorflow.check("an op");
    this.#setAttribute = attributeSetter(tensorflow, "eager");
  }

  /** One TFE_Execute: handles in, new handles out. */
  execute(
    name: string,
    attributes: Attribute[],
    inputs: bigint[],
    outputs: number,
  ): bigint[] {
    const { c, status } = this.tensorflow;
    c.TFE_OpReset(this.#op, cName(name), null, status);
    this.tensorflow.check(name);
    for (const handle of inputs) c.TFE_OpAddInput(this.#op, handle, status);
    for (const one of attributes) this.#setAttribute(this.#op, one);
    const results = new BigUint64Array(outputs);
    const count = new Int32Array([outputs]);
    c.TFE_Execute(this.#op, results, count, status);
    this.executions++;
    this.tensorflow.check(name);
    // An op may return fewer than there is room for; never more.
    this.handles += count[0];
    return [...results.subarray(0, count[0])];
  }

  /** A handle to a TF_Tensor's memory. */
  newHandle(tensor: bigint): bigint {
    const { c, status } = this.tensorflow;
    const handle = c.TFE_NewTensorHandle(tensor, status);
    this.tensorflow.check("a tensor");
    this.handles++;
    return handle;
  }

  /** A second handle to the same memory. */
  share(handle: bigint): bigint {
    const { c, status } = this.tensorflow;
    const copy = c.TFE_TensorHandleCopySharingTensor(handle, status);
    this.tensorflow.check("a shared tensor");
    this.handles++;
    return copy;
  }

  free(handle: bigint): void {
    this.tensorflow.c.TFE_DeleteTensorHandle(handle);
    this.handles--;
  }

  /** The shape of the tensor behind a handle. */
  shapeOf(handle: bigint): number[] {
    const { c, status } = this.tensorflow;
    const shape: number[] = [];
    const rank = c.TFE_TensorHandleNumDims(handle, status);
    for (let i = 0; i < rank; i++) {
      shape.push(Number(c.TFE_TensorHandleDim(handle, i, status)));
    }
    return shape;
  }
}
