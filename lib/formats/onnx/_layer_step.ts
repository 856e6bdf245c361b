/** One layer as it is turned into nodes: what it has and what reaches it. */
import type * as tf from "@tensorflow/tfjs";
import { UserError } from "@/engine/user_error.ts";
import type { Flow, OnnxGraph } from "./_graph.ts";

/** A layer, applied. */
export interface LayerStep {
  graph: OnnxGraph;
  name: string;
  config: Record<string, unknown>;
  inputs: Flow[];
  /** Of what comes out, as tfjs counts */
  shape: (number | null)[];
  /** A weight by the end of its name, such as `kernel` */
  weight(name: string): Weight | undefined;
}

/** A layer's numbers, row by row. */
export interface Weight {
  data: Float32Array;
  shape: number[];
}

/** Makes nodes of a layer. */
export type LayerWriter = (step: LayerStep) => Flow;

/** The weights of a layer, as its kind of node asks for them. */
export function weightsOfLayer(layer: tf.layers.Layer): LayerStep["weight"] {
  return (wanted) => {
    const found = layer.weights.find(({ originalName }) =>
      originalName.endsWith(`/${wanted}`)
    );
    if (!found) return undefined;
    const value = found.read();
    return { data: value.dataSync() as Float32Array, shape: value.shape };
  };
}

/** A weight that the layer cannot be without, as a constant of the graph. */
export function constantOf(
  { graph, name, weight }: LayerStep,
  wanted: string,
  turn: (weight: Weight) => Weight = (same) => same,
): string | undefined {
  const found = weight(wanted);
  if (!found) return undefined;
  const { data, shape } = turn(found);
  return graph.constant(`${name}/${wanted}`, data, shape);
}

/**
 * Refuses a layer whose setting has no counterpart here.
 *
 * @throws {UserError} Unless the setting is one of `allowed`
 */
export function only(
  { name, config }: LayerStep,
  setting: string,
  allowed: unknown[],
): void {
  const value = config[setting] ?? null;
  if (allowed.some((one) => JSON.stringify(one) === JSON.stringify(value))) {
    return;
  }
  throw new UserError(
    `Cannot write layer ${name} as ONNX: its ${setting} must be ` +
      `${allowed.map((one) => JSON.stringify(one)).join(" or ")}, not ` +
      JSON.stringify(value),
  );
}
