/** The ops of a step, each timed alone as the step is traced. */
import type { Binding } from "@/engine/native/binding.ts";
import type { Attribute } from "@/engine/native/attributes.ts";
import type { GraphRecorder } from "@/engine/native/graph.ts";
import type { Metadata } from "@/engine/native/recording.ts";

/** An op on tensors of certain shapes, as often as the step has it. */
export interface TimedOp {
  name: string;
  /** Such as `128x64, 64x1024` */
  shapes: string;
  count: number;
  /** Of all of them together: the fastest of some runs, times `count` */
  ms: number;
}

const RUNS = 5;

type Shaped = Pick<Metadata, "shape" | "dtype">;

/**
 * Times the ops that `trace` records into a step.
 *
 * Each is run eagerly, on ones in the shapes that it will get: what an op
 * takes hardly depends on the values, but the caches are warmer than in the
 * step. Variables are changed by their updates.
 */
export function watchOps(binding: Binding, trace: () => void): TimedOp[] {
  const ops = new Map<string, TimedOp>();
  const symbols = new Map<number, Shaped>();
  const handles = new Map<string, bigint>();
  const { eager } = binding;

  /** What an op is given for an id: its value, or ones where it has none. */
  function inputOf(id: number) {
    const symbol = symbols.get(id);
    if (!symbol) return { ...shapedOf(id), ...binding.tensorOf(id) };
    const key = `${symbol.dtype} ${symbol.shape}`;
    let handle = handles.get(key);
    if (handle === undefined) handles.set(key, handle = onesLike(symbol));
    return { ...symbol, handle, done: () => {} };
  }

  function shapedOf(id: number): Shaped {
    const entry = binding.entry(id);
    const shape = entry.kind === "variable"
      ? entry.shape
      : eager.shapeOf(entry.handle);
    return { shape, dtype: entry.dtype };
  }

  function onesLike({ shape, dtype }: Shaped): bigint {
    const size = shape.reduce((product, one) => product * one, 1);
    const id = binding.createTensor(shape, dtype, new Array(size).fill(1));
    return binding.tensorOf(id).handle; // lives as long as the process
  }

  function time(
    name: string,
    attributes: Attribute[],
    inputs: ReturnType<typeof inputOf>[],
    outputs: number,
  ): void {
    const shapes = inputs.map(({ shape }) => shape.join("x") || "1").join(", ");
    const key = `${name} ${shapes} ${JSON.stringify(attributes)}`;
    let op = ops.get(key);
    if (!op) {
      const given = inputs.map(({ handle }) => handle);
      const once = () => {
        const start = performance.now();
        const made = eager.execute(name, attributes, given, outputs);
        const ms = performance.now() - start;
        made.forEach((handle) => eager.free(handle));
        return ms;
      };
      once(); // warms up
      const ms = Math.min(...Array.from({ length: RUNS }, once));
      ops.set(key, op = { name, shapes, count: 0, ms });
    }
    op.count++;
    for (const { done } of inputs) done();
  }

  /** Puts the clock into a recorder. */
  function watch(recorder: GraphRecorder): GraphRecorder {
    const { input, record, update, copyOf } = recorder;
    const known = <S extends Shaped & { id: number }>(symbol: S): S => {
      symbols.set(symbol.id, symbol);
      return symbol;
    };
    return Object.assign(recorder, {
      input: (...asked: Parameters<typeof input>) =>
        known(input.apply(recorder, asked)),
      record(...op: Parameters<typeof record>) {
        const [name, attributes, inputs, outputs] = op;
        time(name, attributes, inputs.map(inputOf), outputs);
        return record.apply(recorder, op).map(known);
      },
      update(...op: Parameters<typeof update>) {
        const [name, attributes, inputs, resources] = op;
        const given = inputs.map((id, i) =>
          i < resources
            ? { ...binding.resource(id), done: () => {} }
            : inputOf(id)
        );
        time(name, attributes, given, 0);
        update.apply(recorder, op);
      },
      copyOf(id: number) {
        const copy = copyOf.call(recorder, id);
        known({ ...symbols.get(id) ?? shapedOf(id), id: copy });
        return copy;
      },
    });
  }

  let recording: GraphRecorder | undefined;
  Object.defineProperty(binding, "recording", {
    configurable: true,
    get: () => recording,
    set: (one?: GraphRecorder) => recording = one && watch(one),
  });
  try {
    trace();
  } finally {
    const value = undefined;
    Object.defineProperty(binding, "recording", { value, writable: true });
  }
  return [...ops.values()].map((op) => ({ ...op, ms: op.ms * op.count }));
}
