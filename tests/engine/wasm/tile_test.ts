import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { tf } from "@/engine/mod.ts";
import { useWasm } from "@/engine/wasm/mod.ts";
import { agreeOnBoth, normal } from "./_help.ts";

Deno.test("tile() repeats a row, by hand", async () => {
  await useWasm();
  const row = tf.tensor3d([1, 2, 3], [1, 1, 3]);
  deepStrictEqual(row.tile([2, 2, 1]).arraySync(), [
    [[1, 2, 3], [1, 2, 3]],
    [[1, 2, 3], [1, 2, 3]],
  ]);
  deepStrictEqual([...row.tile([1, 1, 2]).dataSync()], [1, 2, 3, 1, 2, 3]);
});

Deno.test("tile() keeps integers and infinities", async () => {
  await useWasm();
  const integers = tf.tensor2d([16777217, -3], [1, 2], "int32").tile([2, 1]);
  deepStrictEqual([...integers.dataSync()], [16777217, -3, 16777217, -3]);
  const infinite = tf.tensor2d([[Infinity, 0, -Infinity]]).tile([2, 1]);
  deepStrictEqual(infinite.arraySync(), [
    [Infinity, 0, -Infinity],
    [Infinity, 0, -Infinity],
  ]);
});

Deno.test("tile() agrees with cpu for rows and others", async () => {
  const side = fc.integer({ min: 1, max: 3 });
  const axis = fc.record({ size: side, repetitions: side });
  const axes = fc.array(axis, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(axes, fc.boolean(), async (list, isRow) => {
      const shape = list.map(({ size }, i) =>
        isRow && i < list.length - 1 ? 1 : size
      );
      const repetitions = list.map((one) => one.repetitions);
      await agreeOnBoth(() => [tf.tile(normal(shape), repetitions)]);
    }),
    { numRuns: 60 },
  );
});
