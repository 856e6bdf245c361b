import { deepStrictEqual, throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { encodeSafetensors } from "@/formats/mod.ts";
import { encodeCheckpoint, restoreCheckpoint } from "@/training/mod.ts";
import "./_help.ts";

const matrix = (...values: number[]) => tf.variable(tf.tensor2d([values]));
const values = (v: tf.Variable) => [...v.dataSync()];
const STATE = { step: 3, noise: [1, -2], name: "ß" };

Deno.test("restoreCheckpoint() gives back variables and state to the bit", () => {
  const saved = { "vae/a": matrix(0.1, -1e-30), b: matrix(1 / 3) };
  const bytes = encodeCheckpoint(saved, STATE);
  const target = { b: matrix(0), "vae/a": matrix(0, 0) };
  deepStrictEqual(restoreCheckpoint(bytes, target), STATE);
  deepStrictEqual(values(target["vae/a"]), values(saved["vae/a"]));
  deepStrictEqual(values(target.b), values(saved.b));
});

Deno.test("encodeCheckpoint() gives equal bytes for equal content", () => {
  const [a, b] = [matrix(1, 2), matrix(3)];
  deepStrictEqual(
    encodeCheckpoint({ a, b }, STATE),
    encodeCheckpoint({ b, a }, STATE),
  );
});

Deno.test("restoreCheckpoint() takes part of a file", () => {
  const bytes = encodeCheckpoint({ a: matrix(1), b: matrix(2) }, null);
  const a = matrix(0);
  deepStrictEqual(restoreCheckpoint(bytes, { a }), null);
  deepStrictEqual(values(a), [1]);
});

Deno.test("restoreCheckpoint() refuses a file that was cut short", () => {
  const whole = encodeCheckpoint({ a: matrix(1, 2) }, STATE);
  const a = matrix(7, 7);
  for (const length of [0, 7, 8, 40, whole.length - 1]) {
    throws(() => restoreCheckpoint(whole.subarray(0, length), { a }), {
      name: "SyntaxError",
      message: /^Cannot read a safetensors file: /,
    });
  }
  deepStrictEqual(values(a), [7, 7]);
});

Deno.test("restoreCheckpoint() changes nothing by another model's file", () => {
  const refused = (bytes: Uint8Array, message: RegExp) => {
    const [a, b] = [matrix(7), matrix(7, 7)];
    const refusal = { name: "SyntaxError", message };
    throws(() => restoreCheckpoint(bytes, { a, b }), refusal);
    deepStrictEqual([...values(a), ...values(b)], [7, 7, 7]);
  };
  const a = matrix(1);
  refused(encodeCheckpoint({ a }, null), /restore b of shape \[1,2\].* none$/);
  refused(encodeCheckpoint({ a, b: a }, null), /has one of shape \[1,1\]/);
  const data = new Int32Array([1, 2]);
  const whole = { dtype: "I32" as const, shape: [1, 2], data };
  const single = new Float32Array([1]);
  refused(
    encodeSafetensors({
      a: { dtype: "F32", shape: [1, 1], data: single },
      b: whole,
    }),
    /restore b .* in F32: the file has one of shape \[1,2\] in I32$/,
  );
  const fits = {
    a: { dtype: "F32" as const, shape: [1, 1], data: single },
    b: { dtype: "F32" as const, shape: [1, 2], data: new Float32Array(2) },
  };
  refused(encodeSafetensors(fits, { state: '{"step":' }), /JSON/);
});
