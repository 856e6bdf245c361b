/**
 * Our messages are, byte for byte, those that Python's `onnx` writes:
 *
 * ```python
 * import numpy
 * from onnx import helper, numpy_helper
 * from onnx.helper import make_node, make_tensor_value_info as port
 * nodes = [
 *     make_node("LeakyRelu", ["x"], ["y"], "leaky", alpha=0.25),
 *     make_node("Transpose", ["x"], ["y"], "turn", perm=[0, 3, 1, 2]),
 *     make_node("Resize", ["x", "", "s"], ["y"], "up", mode="nearest"),
 *     make_node("Concat", ["a", "b"], ["y"], "both", axis=-1),
 * ]
 * tensors = [
 *     numpy_helper.from_array(numpy.float32([[1, -2]]), "w"),
 *     numpy_helper.from_array(numpy.int64([-1, 300]), "s"),
 * ]
 * graph = helper.make_graph(
 *     [make_node("Identity", ["z"], ["image"], "same")], "generator",
 *     [port("z", 1, ["batch", 2])], [port("image", 1, ["batch", 2])])
 * model = helper.make_model(
 *     graph, producer_name="inkprint", ir_version=8, doc_string="é",
 *     opset_imports=[helper.make_opsetid("", 17)])
 * helper.set_model_props(model, {"range": "unit"})
 * for one in [*nodes, *tensors, model]:
 *     print(one.SerializeToString(deterministic=True).hex())
 * ```
 */
import { strictEqual } from "node:assert/strict";
import {
  type Attributes,
  model,
  node,
  tensor,
} from "@/formats/onnx/_messages.ts";

const hex = (bytes: Uint8Array<ArrayBuffer>) => bytes.toHex();

const written = (
  op: string,
  name: string,
  inputs: string[],
  attributes: Attributes,
) => hex(node({ op, name, inputs, outputs: ["y"], attributes }));

Deno.test("node() writes floats, lists, words and negative numbers", () => {
  strictEqual(
    written("LeakyRelu", "leaky", ["x"], { alpha: { float: 0.25 } }),
    "0a01781201791a056c65616b7922094c65616b7952656c75" +
      "2a0f0a05616c706861150000803ea00101",
  );
  strictEqual(
    written("Transpose", "turn", ["x"], { perm: [0, 3, 1, 2] }),
    "0a01781201791a047475726e22095472616e73706f7365" +
      "2a110a047065726d4000400340014002a00107",
  );
  strictEqual(
    written("Resize", "up", ["x", "", "s"], { mode: "nearest" }),
    "0a01780a000a01731201791a0275702206526573697a65" +
      "2a120a046d6f646522076e656172657374a00103",
  );
  strictEqual(
    written("Concat", "both", ["a", "b"], { axis: -1 }),
    "0a01610a01621201791a04626f74682206436f6e636174" +
      "2a140a046178697318ffffffffffffffffff01a00102",
  );
});

Deno.test("tensor() writes float32 and int64", () => {
  strictEqual(
    hex(tensor("w", Float32Array.of(1, -2), [1, 2])),
    "0801080210014201774a080000803f000000c0",
  );
  strictEqual(
    hex(tensor("s", BigInt64Array.of(-1n, 300n), [2])),
    "080210074201734a10ffffffffffffffff2c01000000000000",
  );
});

Deno.test("model() writes a graph, its ports, opset and facts", () => {
  const port = (name: string) => ({ name, shape: ["batch", 2] });
  const same = { op: "Identity", name: "same", attributes: {} };
  const graph = {
    name: "generator",
    nodes: [node({ ...same, inputs: ["z"], outputs: ["image"] })],
    initializers: [],
    inputs: [port("z")],
    outputs: [port("image")],
  };
  const facts = { producer: "inkprint", doc: "é", metadata: { range: "unit" } };
  strictEqual(
    hex(model(graph, facts)),
    "08081208696e6b7072696e743202c3a93a5f0a1a0a017a1205696d6167651a0473616d65" +
      "22084964656e74697479120967656e657261746f725a180a017a12130a110801120d0a" +
      "07120562617463680a020802621c0a05696d61676512130a110801120d0a0712056261" +
      "7463680a02080242040a001011720d0a0572616e67651204756e6974",
  );
});
