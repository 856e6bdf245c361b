/**
 * Forgets tensors and clones of variables, collects garbage, and prints what
 * is left of handles and what the variables hold. Needs --expose-gc.
 */
import { currentBackend } from "@/engine/backend.ts";
import { compile, openEngine, tf } from "@/engine/mod.ts";

await openEngine({ engine: "tensorflow", threads: 1 });
const { eager } = currentBackend()!.binding;
const { gc } = globalThis as unknown as { gc: () => void };

/** Finalisers run in a task of their own, after a collection. */
async function collect(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const x = tf.tensor([1, 2, 3]);
x.square().dispose();
const before = eager.handles;
(() => {
  for (let i = 0; i < 100; i++) x.square(); // nobody disposes these
})();
const forgotten = eager.handles - before;
await collect();
const left = eager.handles - before;

const w = tf.variable(tf.scalar(1));
const step = compile(({ x }: { x: tf.Tensor }) => {
  w.assign(w.add(x.sum()));
  return {};
});
const values: number[] = [];
for (let i = 0; i < 3; i++) {
  step.run({ x });
  w.clone(); // forgotten, and shares the variable's value
  await collect();
  values.push(w.dataSync()[0]);
}
console.log(JSON.stringify({ forgotten, left, values }));
