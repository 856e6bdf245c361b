/**
 * The interface that tfjs-node's kernel backend expects of its addon, over FFI.
 *
 * Each tensor that tfjs knows has an id here; an id stands for a tensor in
 * TensorFlow's memory, for a variable (a resource that is updated in place),
 * or, while a step is traced, for a symbol in the graph under construction.
 */
import {
  type Attribute,
  attributeSetter,
  AttributeType,
} from "./attributes.ts";
import { cName } from "./bytes.ts";
import { fromNative, type HostValues, toNative } from "./host.ts";
import { DataType, type TensorFlow } from "./tensorflow.ts";

/** What an id stands for; `handle` is a TFE_TensorHandle. */
export type Entry =
  | { kind: "tensor"; handle: bigint; dtype: number }
  | { kind: "variable"; handle: bigint; dtype: number; shape: number[] };

/** Id, shape and data type of an op's result. */
export interface Metadata {
  id: number;
  shape: number[];
  dtype: number;
}

/** What takes the place of eager execution while a step is traced. */
export interface Recording {
  owns(id: number): boolean;
  freed: Set<number>;
  copyOf(id: number): number;
  record(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[];
  update(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    resources: number,
  ): void;
  refuseRead(id: number): never;
}

/** TensorFlow forgets such a variable with its last handle. */
const ANONYMOUS = "cd2c89b7-88b7-44c8-ad83-06c2a9158347";

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

  /** How many calls of TFE_Execute there were; tests count steps by it. */
  executions = 0;
  /** Set while a step is traced. */
  recording: Recording | undefined;

  readonly #entries = new Map<number, Entry>();
  readonly #op: bigint;
  readonly #setAttribute: ReturnType<typeof attributeSetter>;
  #nextId = 1;

  constructor(readonly tensorflow: TensorFlow) {
    const { c, context, status } = tensorflow;
    this.TF_Version = tensorflow.version;
    this.#op = c.TFE_NewOp(context, cName("NoOp"), status);
    tensorflow.check("an op");
    this.#setAttribute = attributeSetter(tensorflow, "eager");
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
    const { c, status } = this.tensorflow;
    const tensor = toNative(this.tensorflow, shape, dtype, values);
    const handle = c.TFE_NewTensorHandle(tensor, status);
    c.TF_DeleteTensor(tensor);
    this.tensorflow.check("a tensor");
    return this.addEntry({ kind: "tensor", handle, dtype });
  }

  /** Frees an id; one that is already free is no error (finalisers). */
  deleteTensor(id: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (this.recording) return void this.recording.freed.add(id);
    this.#entries.delete(id);
    this.tensorflow.c.TFE_DeleteTensorHandle(entry.handle);
  }

  tensorDataSync(id: number): HostValues {
    if (this.recording?.owns(id)) this.recording.refuseRead(id);
    const { c, status } = this.tensorflow;
    const { handle, done } = this.#valueOf(id);
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
    const values = inputs.map((id) => this.#valueOf(id));
    try {
      const handles = values.map((value) => value.handle);
      return this.execute(name, attributes, handles, outputs).map((handle) =>
        this.#describe(handle)
      );
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
      i < resources ? this.resource(id) : this.#valueOf(id)
    );
    try {
      this.execute(name, attributes, values.map((v) => v.handle), 0);
    } finally {
      for (const value of values) if ("done" in value) value.done();
    }
  }

  /** Makes the tensor behind `id` a variable, unless it is one. */
  resource(id: number): Entry & { kind: "variable" } {
    const entry = this.entry(id);
    if (entry.kind === "variable") return entry;
    const { dtype } = entry;
    const shape = this.shapeOf(entry.handle);
    const [handle] = this.execute(
      "VarHandleOp",
      [
        { name: "dtype", type: AttributeType.type, value: dtype },
        { name: "shape", type: AttributeType.shape, value: shape },
        { name: "shared_name", type: AttributeType.string, value: ANONYMOUS },
      ],
      [],
      1,
    );
    this.execute(
      "AssignVariableOp",
      [
        { name: "dtype", type: AttributeType.type, value: dtype },
      ],
      [handle, entry.handle],
      0,
    );
    this.tensorflow.c.TFE_DeleteTensorHandle(entry.handle);
    const variable: Entry = { kind: "variable", handle, dtype, shape };
    this.#entries.set(id, variable);
    return variable;
  }

  /** A new id for the present value of `id`; the two then live apart. */
  copyOf(id: number): number {
    if (this.recording) return this.recording.copyOf(id);
    const { handle, done } = this.#valueOf(id);
    const [copy] = this.execute(
      "Identity",
      [
        { name: "T", type: AttributeType.type, value: this.entry(id).dtype },
      ],
      [handle],
      1,
    );
    done();
    return this.addEntry({ ...this.entry(id), kind: "tensor", handle: copy });
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
    return [...results];
  }

  /** What `id` stands for. */
  entry(id: number): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new Error(`Tensor ${id} is used after it was freed`);
    return entry;
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
  #describe(handle: bigint): Metadata {
    const dtype = this.tensorflow.c.TFE_TensorHandleDataType(handle);
    const shape = this.shapeOf(handle);
    return {
      id: this.addEntry({ kind: "tensor", handle, dtype }),
      shape,
      dtype,
    };
  }

  /** Wraps a result handle of a compiled step. */
  adopt(handle: bigint): Metadata {
    return this.#describe(handle);
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

  /** The tensor to read for `id`; a variable is read, and freed by `done`. */
  #valueOf(id: number): { handle: bigint; done: () => void } {
    const entry = this.entry(id);
    if (entry.kind === "tensor") return { handle: entry.handle, done: nothing };
    const [handle] = this.execute(
      "ReadVariableOp",
      [
        { name: "dtype", type: AttributeType.type, value: entry.dtype },
      ],
      [entry.handle],
      1,
    );
    const { c } = this.tensorflow;
    return { handle, done: () => c.TFE_DeleteTensorHandle(handle) };
  }

  getNumOfSavedModels(): number {
    return 0;
  }

  loadSavedModel(): never {
    throw new Error("Cannot load a SavedModel: inkprint reads layers models");
  }
}

function nothing(): void {}
