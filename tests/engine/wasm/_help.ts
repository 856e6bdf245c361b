/** The same program on the backend `cpu` and on `wasm`. */
import { ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";

/** Runs a program on both; what it returns is read and freed. */
export async function onBoth(program: () => tf.Tensor[]) {
  await openEngine({ engine: "cpu" });
  const cpu = read(program);
  await openEngine({ engine: "wasm" });
  return { cpu, wasm: read(program) };
}

function read(program: () => tf.Tensor[]) {
  return tf.tidy(() =>
    program().map((x) => ({ shape: x.shape, values: [...x.dataSync()] }))
  );
}

/** Fails where the two differ by more than the tolerance that is promised. */
export async function agreeOnBoth(program: () => tf.Tensor[]) {
  const { cpu, wasm } = await onBoth(program);
  cpu.forEach(({ shape, values }, i) => {
    const found = wasm[i];
    ok(`${found.shape}` === `${shape}`, `shape ${found.shape}, not ${shape}`);
    values.forEach((value, j) => {
      const error = Math.abs(found.values[j] - value);
      const message = `${found.values[j]} at ${j} of result ${i}, not ${value}`;
      ok(error <= 1e-5 + 1e-4 * Math.abs(value), message);
    });
  });
}

/** Numbers from N(0, 1), the same for the same seed on each backend. */
export function normal<T extends tf.Tensor>(shape: number[], seed = 1): T {
  const values = new Random(seed).normals(tf.util.sizeFromShape(shape));
  return tf.tensor(values, shape) as T;
}

/**
 * Gradients of `f` by each input, weighted by numbers from N(0, 1), so that
 * no two values of the result count the same.
 */
export function gradients(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
): tf.Tensor[] {
  const weighted = (...x: tf.Tensor[]) => {
    const y = f(...x);
    return y.mul(normal(y.shape, 99)).sum();
  };
  return tf.grads(weighted)(inputs);
}
