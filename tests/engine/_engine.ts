/** TensorFlow once per test file, and ways to compare engines. */
import { ok, strictEqual } from "node:assert/strict";
import { type Backend, currentBackend } from "@/engine/backend.ts";
import { openEngine, tf } from "@/engine/mod.ts";

export { numbers, tensor, variable } from "./_values.ts";

/** Why there is no TensorFlow on this machine; undefined where there is. */
export const missing: string | undefined = await openEngine({
  engine: "tensorflow",
}).then(() => undefined, (error) => error.message);
if (missing) console.warn(`Tests that need TensorFlow are skipped: ${missing}`);

/** A test that needs TensorFlow, the current engine while it runs. */
export function test(name: string, fn: () => void | Promise<void>): void {
  Deno.test({ name, fn, ignore: missing !== undefined });
}

/** The backend, where `test` runs. */
export function backend(): Backend {
  return currentBackend()!;
}

/** What `work` returns on tfjs's reference backend, in arrays. */
export async function onCpu<T>(work: () => T): Promise<T> {
  await tf.setBackend("cpu");
  try {
    return work();
  } finally {
    await tf.setBackend("tensorflow");
  }
}

/** Asserts |a - b| <= relative * max(|a|, |b|, floor * the largest). */
export function close(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  relative = 1e-4,
  floor = 1e-3,
): void {
  strictEqual(actual.length, expected.length, "number of values");
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-6);
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [actual[i], expected[i]];
    const size = Math.max(Math.abs(a), Math.abs(b), floor * largest);
    ok(Math.abs(a - b) <= relative * size, `${a} is not ${b} at ${i}`);
  }
}
