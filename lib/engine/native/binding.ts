/**
 * The interface that tfjs-node's kernel backend expects of its addon, over FFI.
 *
 * Each tensor that tfjs knows has an id here; an id stands for a tensor in
 * TensorFlow's memory, for a variable (a resource that is updated in place),
 * or, while a step is traced, for a symbol in the graph under construction.
 */
import { type Attribute, AttributeType } from "./attributes.ts";
import { Eager } from "./eager.ts";
import { freeStrings, fromNative, type HostValues, toNative } from "./host.ts";
import type { Metadata, Recording } from "./recording.ts";
import { DataType, type TensorFlow } from "./tensorflow.ts";

/** What an id stands for; `handle` is a TFE_TensorHandle. */
export type Entry =
  | { kind: "tensor"; handle: bigint; dtype: number }
  | { kind: "variable"; handle: bigint; dtype: number; shape: number[] };

/** TensorFlow forgets such a variable with its last handle. */
const ANONYMOUS = "cd2c89b7-88b7-44c8-ad83-06c2a9158347";

const attribute = (name: string, type: number, value: unknown): Attribute => ({
  name,
  type,
  value,
});

/** tfjs-node's `TFJSBinding`, with variables and recording. */
export class Binding {
  readonly TF_FLOAT = DataType.float32;
  readonly TF_INT32 = DataType.int32;
  readonly TF_INT64 = DataType.int64;
  readonly TF_BOOL = DataType.bool;
  readonly TF_COMPLEX64 = DataType.complex64;
  readonly TF_STRING = DataType.string;
  readonly TF_RESOURCE = DataType.resource;
  readonly TF_UINT8 = DataType.uint8;
  readonly TF_ATTR_STRING = AttributeType.string;
  readonly TF_ATTR_INT = AttributeType.int;
  readonly TF_ATTR_FLOAT = AttributeType.float;
  readonly TF_ATTR_BOOL = AttributeType.bool;
  readonly TF_ATTR_TYPE = AttributeType.type;
  readonly TF_ATTR_SHAPE = AttributeType.shape;
  readonly TF_ATTR_RESOURCE = AttributeType.resource;
  readonly TF_Version: string;

  /** What the products of a step that is traced are computed in. */
  productType: number = DataType.float32;
  /** Set while a step is traced. */
  recording: Recording | undefined;
  readonly eager: Eager;

  readonly #entries = new Map<number, Entry>();
  #nextId = 1;

  constructor(readonly tensorflow: TensorFlow) {
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
    const tensor = toNative(this.tensorflow, shape, dtype, values);
    let handle = this.eager.newHandle(tensor);
    if (dtype === DataType.string) {
      // TensorFlow never frees long strings that a TF_Tensor brought along:
      // keep a copy that it made itself, and free ours.
      const [copy] = this.eager.execute(
        "StringJoin",
        [
          attribute("N", AttributeType.int, 1),
        ],
        [handle],
        1,
      );
      this.eager.free(handle);
      handle = copy;
      freeStrings(this.tensorflow, tensor);
    }
    this.tensorflow.c.TF_DeleteTensor(tensor);
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
    const { handle, done } = this.valueOf(id);
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
    const values = inputs.map((id) => this.valueOf(id));
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
        : this.valueOf(id)
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
    const type = attribute("dtype", AttributeType.type, dtype);
    const [handle] = this.eager.execute(
      "VarHandleOp",
      [
        type,
        attribute("shape", AttributeType.shape, shape),
        attribute("shared_name", AttributeType.string, ANONYMOUS),
      ],
      [],
      1,
    );
    this.eager.execute("AssignVariableOp", [type], [handle, entry.handle], 0);
    this.eager.free(entry.handle);
    const variable: Entry = { kind: "variable", handle, dtype, shape };
    this.#entries.set(id, variable);
    return variable;
  }

  /** A new id for the present value of `id`; the two then live apart. */
  copyOf(id: number): number {
    if (this.recording) return this.recording.copyOf(id);
    const { dtype } = this.entry(id);
    const { handle, done } = this.valueOf(id);
    const type = attribute("T", AttributeType.type, dtype);
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
  valueOf(id: number): { handle: bigint; done: () => void } {
    const entry = this.entry(id);
    if (entry.kind === "tensor") return { handle: entry.handle, done: nothing };
    const type = attribute("dtype", AttributeType.type, entry.dtype);
    const [handle] = this.eager.execute(
      "ReadVariableOp",
      [type],
      [entry.handle],
      1,
    );
    return { handle, done: () => this.eager.free(handle) };
  }

  getNumOfSavedModels(): number {
    return 0;
  }

  loadSavedModel(): never {
    throw new Error("Cannot load a SavedModel: inkprint reads layers models");
  }
}

function nothing(): void {}
