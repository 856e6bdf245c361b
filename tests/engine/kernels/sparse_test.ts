import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { backend, test } from "../_engine.ts";

test("sparseReshape() frees what it holds as int64", () => {
  const { binding } = backend();
  const before = binding.getNumOfTensors();
  tf.tidy(() => {
    const indices = tf.tensor2d([[0, 1], [1, 2]], [2, 2], "int32");
    const { outputIndices, outputShape } = tf.sparse
      .sparseReshape(indices, [2, 3], [6]);
    deepStrictEqual(outputIndices.arraySync(), [[1], [5]]);
    deepStrictEqual(outputShape.arraySync(), [6]);
  });
  strictEqual(binding.getNumOfTensors(), before);
});
