/** An ONNX graph that grows, node by node. */
import type { Bytes } from "./_protobuf.ts";
import { type Attributes, node, tensor } from "./_messages.ts";

/**
 * What flows from node to node.
 *
 * ONNX convolves maps with their channels first, tfjs with channels last. So
 * a flow says how it lies, and is turned only where it must be.
 */
export interface Flow {
  name: string;
  /** As tfjs counts: `[batch, …, channels]`; null where it is not fixed */
  shape: (number | null)[];
  channels: "first" | "last";
}

/** Axes of `[batch, height, width, channels]`, and of what it is turned to. */
const TO_FIRST = [0, 3, 1, 2], TO_LAST = [0, 2, 3, 1];

/** The nodes and numbers of a graph, in the order in which they run. */
export class OnnxGraph {
  readonly nodes: Bytes[] = [];
  readonly initializers: Bytes[] = [];
  #taken = new Set<string>();

  /** @param reserved Names of inputs and outputs */
  constructor(reserved: string[]) {
    for (const name of reserved) this.#taken.add(name);
  }

  /**
   * Applies an operator.
   *
   * @param at Begins the name of what comes out: the layer's name
   * @param inputs Names; "" where an optional one is left out
   * @returns The name of what comes out
   */
  add(
    op: string,
    at: string,
    { inputs, attributes = {}, output }: {
      inputs: string[];
      attributes?: Attributes;
      output?: string;
    },
  ): string {
    const name = this.#free(`${at}/${op}`);
    const outputs = [output ?? name];
    this.nodes.push(node({ op, name, inputs, outputs, attributes }));
    return outputs[0];
  }

  /** Numbers that the graph comes with; returns their name. */
  constant(
    wanted: string,
    data: Float32Array | BigInt64Array,
    shape: number[],
  ): string {
    const name = this.#free(wanted);
    this.initializers.push(tensor(name, data, shape));
    return name;
  }

  /** A map as convolutions take it; what is no map stays as it is. */
  channelsFirst(flow: Flow): Flow {
    return this.#turned(flow, "first", TO_FIRST);
  }

  /** As tfjs has it. */
  channelsLast(flow: Flow): Flow {
    return this.#turned(flow, "last", TO_LAST);
  }

  #turned(flow: Flow, channels: Flow["channels"], perm: number[]): Flow {
    if (flow.shape.length !== 4 || flow.channels === channels) return flow;
    const at = flow.name.replace(/\/.*/, "");
    const inputs = [flow.name];
    const name = this.add("Transpose", at, { inputs, attributes: { perm } });
    return { ...flow, name, channels };
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let i = 1; this.#taken.has(name); i++) name = `${wanted}_${i}`;
    this.#taken.add(name);
    return name;
  }
}
