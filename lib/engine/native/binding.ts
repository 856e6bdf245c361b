/**
 * The interface that tfjs-node's kernel backend expects of its addon, over FFI.
 *
 * Each tensor that tfjs knows has an id here; an id stands for a tensor in
 * TensorFlow's memory, for a variable (a resource that is updated in place),
 * or, while a step is traced, for a symbol in the graph under construction.
 */
import { Addon } from "./addon.ts";
import { type Attribute, typeAttribute } from "./attributes.ts";
import { Eager } from "./eager.ts";
import { fromNative, type HostValues } from "./host.ts";
import { newTensor } from "./new_tensor.ts";
import { newResource, readResource } from "./resources.ts";
import type { Metadata, Recording } from "./recording.ts";
import { DataType, type TensorFlow } from "./tensorflow.ts";

/** What an id stands for; `handle` is a TFE_TensorHandle. */
export type Entry =
  | { kind: "tensor"; handle: bigint; dtype: number }
  | { kind: "variable"; handle: bigint; dtype: number; shape: number[] };

/** tfjs-node's `TFJSBinding`, with variables and recording. */
export class Binding extends Addon {
  readonly TF_Version: string;

  /** What the products of a step that is traced are computed in. */
  productType: number = DataType.float32;
  /** Set while a step is traced. */
  recording: Recording | undefined;
  readonly eager: Eager;

  readonly #entries = new Map<number, Entry>();
  #nextId = 1;

  constructor(readonly tensorflow: TensorFlow) {
    super();
    this.TF_Version = tensorflow.version;
    this.eager = new Eager(tensorflow);
  }

  /** How many calls of TFE_Execute there were; tests count steps by it. */
  get executions(): number {
    return this.eager.executions;
  }

  isUsingGpuDevice(): boolean {
    return this.tensorflow.devices.some((name) => name.includes("GPU"));
  }

  getNumOfTensors(): number {
    return this.#entries.size;
  }

  createTensor(
    shape: readonly number[],
    dtype: number,
    values: HostValues | ArrayLike<number>,
  ): number {
    const handle = newTensor(this.eager, shape, dtype, values);
    return this.addEntry({ kind: "tensor", handle, dtype });
  }

  /** Frees an id; one that is already free is no error (finalisers). */
  deleteTensor(id: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (this.recording) return void this.recording.freed.add(id);
    this.#entries.delete(id);
    this.eager.free(entry.handle);
  }

  tensorDataSync(id: number): HostValues {
    if (this.recording?.owns(id)) this.recording.refuseRead();
    const { c, status } = this.tensorflow;
    const { handle, done } = this.tensorOf(id);
    const tensor = c.TFE_TensorHandleResolve(handle, status);
    done();
    this.tensorflow.check("reading a tensor");
    const values = fromNative(this.tensorflow, tensor);
    c.TF_DeleteTensor(tensor);
    return values;
  }

  /** Runs an op now, or records it while a step is traced. */
  executeOp(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[] {
    if (this.recording) {
      return this.recording.record(name, attributes, inputs, outputs);
    }
    const values = inputs.map((id) => this.tensorOf(id));
    try {
      const handles = values.map((value) => value.handle);
      return this.eager.execute(name, attributes, handles, outputs)
        .map((handle) => this.adopt(handle));
    } finally {
      for (const value of values) value.done();
    }
  }

  /**
   * Runs an op that changes a variable in place (`ResourceApplyAdam`, …).
   *
   * @param inputs Ids; those in `resources` are passed as the variable itself
   * @param resources How many of the first inputs are variables
   */
  updateOp(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    resources: number,
  ): void {
    if (this.recording) {
      return this.recording.update(name, attributes, inputs, resources);
    }
    const values = inputs.map((id, i) =>
      i < resources
        ? { handle: this.resource(id).handle, done: nothing }
        : this.tensorOf(id)
    );
    try {
      this.eager.execute(name, attributes, values.map((v) => v.handle), 0);
    } finally {
      for (const value of values) value.done();
    }
  }

  /** Makes the tensor behind `id` a variable, unless it is one. */
  resource(id: number): Entry & { kind: "variable" } {
    const entry = this.entry(id);
    if (entry.kind === "variable") return entry;
    const { dtype } = entry;
    const shape = this.eager.shapeOf(entry.handle);
    const handle = newResource(this.eager, entry.handle, { dtype, shape });
    this.eager.free(entry.handle);
    const variable: Entry = { kind: "variable", handle, dtype, shape };
    this.#entries.set(id, variable);
    return variable;
  }

  /** A new id for the present value of `id`; the two then live apart. */
  copyOf(id: number): number {
    if (this.recording) return this.recording.copyOf(id);
    const { dtype } = this.entry(id);
    const { handle, done } = this.tensorOf(id);
    const type = typeAttribute("T", dtype);
    const [copy] = this.eager.execute("Identity", [type], [handle], 1);
    done();
    return this.addEntry({ kind: "tensor", handle: copy, dtype });
  }

  /** What `id` stands for. */
  entry(id: number): Entry {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    throw new Error(
      `Cannot use tensor ${id}: it was freed, or was made in a ` +
        "compiled step and not returned by it",
    );
  }

  /** A fresh id, of the one sequence that symbols share. */
  newId(): number {
    return this.#nextId++;
  }

  addEntry(entry: Entry): number {
    const id = this.newId();
    this.#entries.set(id, entry);
    return id;
  }

  /** Adds a result to the table and tells its shape. */
  adopt(handle: bigint): Metadata {
    const dtype = this.tensorflow.c.TFE_TensorHandleDataType(handle);
    const shape = this.eager.shapeOf(handle);
    const id = this.addEntry({ kind: "tensor", handle, dtype });
    return { id, shape, dtype };
  }

  /** The tensor to read for `id`; a variable is read, and freed by `done`. */
  tensorOf(id: number): { handle: bigint; done: () => void } {
    const entry = this.entry(id);
    if (entry.kind === "tensor") return { handle: entry.handle, done: nothing };
    const handle = readResource(this.eager, entry.handle, entry.dtype);
    return { handle, done: () => this.eager.free(handle) };
  }
}

function nothing(): void {}
