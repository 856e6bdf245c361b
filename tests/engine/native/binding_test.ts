import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { openEngine, tf } from "@/engine/mod.ts";
import { backend, tensor, test } from "../_engine.ts";

/** The values after they were in TensorFlow's memory. */
function through(values: tf.Tensor): ArrayLike<unknown> {
  return tf.tidy(() => tf.concat([values, values]).slice([0], [values.size]))
    .dataSync();
}

test("float32 values come back to the bit", () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 20 }), (values) => {
      deepStrictEqual(through(tf.tensor1d(values)), values);
    }),
    { numRuns: 30 },
  );
});

test("int32 and bool values come back", () => {
  fc.assert(
    fc.property(fc.int32Array({ minLength: 1, maxLength: 20 }), (values) => {
      deepStrictEqual(through(tf.tensor1d(values, "int32")), values);
      const bools = Uint8Array.from(values, (x) => x & 1);
      deepStrictEqual(through(tf.tensor1d(bools, "bool")), bools);
    }),
    { numRuns: 30 },
  );
});

test("strings come back, short, long and of any script", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 10 }),
    fc.string({ minLength: 20, maxLength: 26 }), // 22 bytes fit in place
    fc.string({ minLength: 200, maxLength: 300 }),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      deepStrictEqual(through(tf.tensor1d(texts, "string")), texts);
    }),
    { numRuns: 30 },
  );
});

test("tensors of no elements and of no dimensions come back", () => {
  deepStrictEqual(tf.zeros([0, 3]).add(1).shape, [0, 3]);
  strictEqual(tf.scalar(2).add(1).dataSync()[0], 3);
  deepStrictEqual([
    ...tf.concat([tf.tensor2d([], [0, 2]), tf.ones([1, 2])])
      .dataSync(),
  ], [1, 1]);
});

test("an error of TensorFlow names the op and says why", () => {
  const { binding } = backend();
  const [a, b] = backend().getInputTensorIds([
    tensor([2, 3]),
    tensor([4, 5]),
  ]);
  const type = {
    name: "T",
    type: binding.TF_ATTR_TYPE,
    value: binding.TF_FLOAT,
  };
  throws(
    () => binding.executeOp("MatMul", [type], [a, b], 1),
    /^Error: TensorFlow refused MatMul: .*Matrix size-incompatible/,
  );
  throws(
    () => binding.executeOp("NoSuchOp", [], [], 1),
    /^Error: TensorFlow refused NoSuchOp: .*NoSuchOp/,
  );
  // and the next op works
  strictEqual(tf.scalar(1).add(1).dataSync()[0], 2);
});

test("a failed op frees what it read", () => {
  const { eager } = backend().binding;
  const x = tensor([2, 3]);
  x.square().dispose();
  const before = eager.handles;
  throws(() => backend().executeMultipleOutputs("MatMul", [], [x, x], 1));
  strictEqual(eager.handles, before);
});

test("a freed tensor is told by an error, not a crash", () => {
  const { binding } = backend();
  const [id] = backend().getInputTensorIds([tensor([2])]);
  binding.deleteTensor(id);
  binding.deleteTensor(id); // again is no error
  throws(
    () => binding.tensorDataSync(id),
    /Cannot use tensor \d+: it was freed/,
  );
});

test("a number of values that does not fit the shape is refused", () => {
  const { binding } = backend();
  throws(
    () => binding.createTensor([3], binding.TF_FLOAT, [1, 2]),
    /Cannot make a tensor of 12 bytes from 8 bytes/,
  );
});

test("openEngine() opens TensorFlow once, however engines are switched", async () => {
  const before = backend();
  await openEngine({ engine: "cpu" });
  const { why } = await openEngine({ engine: "tensorflow" });
  strictEqual(why, "TensorFlow, opened before");
  strictEqual(backend(), before);
});

test("openEngine() refuses a number of threads that is none", async () => {
  for (const threads of [-1, 1.5, NaN, 1e6]) {
    const refused = await openEngine({ threads }).catch((error) => error);
    strictEqual(refused.name, "UserError");
    strictEqual(refused.message.endsWith(`current value is ${threads}`), true);
  }
});
