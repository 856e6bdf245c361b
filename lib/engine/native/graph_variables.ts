/**
 * Variables in a graph: resources that are read and written in program order.
 *
 * A write waits for every earlier read and its users, and a later read waits
 * for the write, so that D-then-G steps are right.
 */
import { typeAttribute } from "./attributes.ts";
import type { Operations } from "./operations.ts";
import { first, type Output } from "./outputs.ts";

/** A variable as the graph is given it. */
export interface GraphVariable {
  /** The resource */
  output: Output;
  /** Of its value */
  shape: number[];
  dtype: number;
}

interface State extends GraphVariable {
  /** Its value at this point, if it was read since the last write */
  read?: Output;
  /** Ops that use that value */
  users: bigint[];
  /** The last write */
  written?: bigint;
}

/** The variables that a step uses, by their ids. */
export class GraphVariables {
  /** Ids of those that the step writes. */
  readonly written = new Set<number>();
  readonly #states = new Map<number, State>();

  /** @param capture Makes a variable that is outside an input of the graph */
  constructor(
    private operations: Operations,
    private capture: (id: number) => GraphVariable,
  ) {}

  /** The variable `id`; its first use captures it. */
  of(id: number): GraphVariable {
    return this.#state(id);
  }

  /** Its value at this point. */
  read(id: number): Output {
    const state = this.#state(id);
    if (!state.read) {
      const dtype = typeAttribute("dtype", state.dtype);
      const waits = state.written ? [state.written] : [];
      const op = this.operations.add(
        "ReadVariableOp",
        [dtype],
        [state.output],
        waits,
      );
      state.read = first(op);
      this.operations.setShape(state.read, state.shape);
    }
    return state.read;
  }

  /** Notes that `op` uses what was read of `id`, if that is a variable. */
  use(id: number, op: bigint): void {
    this.#states.get(id)?.users.push(op);
  }

  /** What a write of the variable must wait for. */
  waitsOf(id: number): bigint[] {
    const { read, users, written } = this.#state(id);
    return [
      ...(read ? [read[0]] : []),
      ...users,
      ...(written ? [written] : []),
    ];
  }

  /** Notes that `op` writes the variable. */
  write(id: number, op: bigint): void {
    const state = this.#state(id);
    Object.assign(state, { read: undefined, users: [], written: op });
    this.written.add(id);
  }

  #state(id: number): State {
    let state = this.#states.get(id);
    if (!state) {
      state = { ...this.capture(id), users: [] };
      this.#states.set(id, state);
    }
    return state;
  }
}
