/**
 * A layers model as an ONNX file, which most runtimes read.
 *
 * The layers are walked from the outputs back to the inputs, and each becomes
 * one or a few operators. Inputs and outputs keep the order of axes that they
 * have in tfjs; the batch may be of any size.
 */
import type * as tf from "@tensorflow/tfjs";
import { UserError } from "@/engine/user_error.ts";
import { activation, leakyReLU, reLU } from "./_activation.ts";
import { batchNormalization } from "./_batch_normalization.ts";
import { conv2d, conv2dTranspose } from "./_convolution.ts";
import { dense } from "./_dense.ts";
import { type Flow, OnnxGraph } from "./_graph.ts";
import { type LayerWriter, weightsOfLayer } from "./_layer_step.ts";
import { add, concatenate, multiply } from "./_merge.ts";
import { model as modelMessage, OPSET, type Port } from "./_messages.ts";
import { dropout, reshape, upSampling2d } from "./_shapes.ts";

/** The version of ONNX's operators that is written. */
export const ONNX_OPSET = OPSET;

/** How a layer is written, by what tfjs calls its class. */
const WRITERS: Record<string, LayerWriter> = {
  Activation: activation,
  Add: add,
  BatchNormalization: batchNormalization,
  Concatenate: concatenate,
  Conv2D: conv2d,
  Conv2DTranspose: conv2dTranspose,
  Dense: dense,
  Dropout: dropout,
  Flatten: reshape,
  LeakyReLU: leakyReLU,
  Multiply: multiply,
  ReLU: reLU,
  Reshape: reshape,
  UpSampling2D: upSampling2d,
};

/** What the file says of itself. */
export interface OnnxOptions {
  /** A sentence for those who open the file */
  doc?: string;
  /** Facts by name */
  metadata?: Record<string, string>;
}

/**
 * Writes a layers model as ONNX, as it computes after training.
 *
 * @param model Its inputs and outputs keep their names: those of their layers
 * @returns The file, of opset {@linkcode ONNX_OPSET}
 * @throws {UserError} If it has a layer, or a setting, that is not written
 */
export function encodeOnnxModel(
  model: tf.LayersModel,
  { doc = "", metadata = {} }: OnnxOptions = {},
): Uint8Array<ArrayBuffer> {
  const inputs = model.inputs.map(portOf);
  const outputs = model.outputs.map(portOf);
  const names = [...inputs, ...outputs].map(({ name }) => name);
  const graph = new OnnxGraph(names);
  const flowOf = walker(graph);
  model.outputs.forEach((symbolic, i) => {
    const flow = graph.channelsLast(flowOf(symbolic));
    const output = outputs[i].name;
    graph.add("Identity", output, { inputs: [flow.name], output });
  });
  const { nodes, initializers } = graph;
  return modelMessage(
    { name: model.name, nodes, initializers, inputs, outputs },
    { producer: "inkprint", doc, metadata },
  );
}

/** Writes what a tensor is made by, and before that what that needs. */
function walker(graph: OnnxGraph): (symbolic: tf.SymbolicTensor) => Flow {
  const known = new Map<tf.SymbolicTensor, Flow>();
  return function flowOf(symbolic): Flow {
    const before = known.get(symbolic);
    if (before) return before;
    const { sourceLayer: layer, shape } = symbolic;
    const kind = layer.getClassName();
    const flow: Flow = kind === "InputLayer"
      ? { name: layer.name, shape, channels: "last" }
      : writerOf(kind, layer.name)({
        graph,
        name: layer.name,
        config: layer.getConfig(),
        // A layer that is shared has a node for each use.
        inputs: layer.inboundNodes[symbolic.nodeIndex].inputTensors.map(flowOf),
        shape,
        weight: weightsOfLayer(layer),
      });
    known.set(symbolic, flow);
    return flow;
  };
}

function writerOf(kind: string, name: string): LayerWriter {
  if (Object.hasOwn(WRITERS, kind)) return WRITERS[kind];
  throw new UserError(
    `Cannot write layer ${name} as ONNX as it is a ${kind}: it must be one ` +
      `of ${Object.keys(WRITERS).join(", ")}`,
  );
}

function portOf({ sourceLayer, shape }: tf.SymbolicTensor): Port {
  return {
    name: sourceLayer.name,
    shape: shape.map((size, i) => size ?? (i === 0 ? "batch" : `any${i}`)),
  };
}
