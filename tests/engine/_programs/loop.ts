/**
 * Prints what 1,000 steps leave behind: tensors, handles, megabytes.
 *
 * Arguments: "compiled" or "eager", and the steps of warm-up.
 */
import { currentBackend } from "@/engine/backend.ts";
import { Adam, compile, openEngine, tf } from "@/engine/mod.ts";
import { tensor, variable } from "../_values.ts";

const [kind, warmUp] = Deno.args;
await openEngine({ engine: "tensorflow", threads: 1 });
const { eager } = currentBackend()!.binding;

const [kernel, w] = [variable([3, 3, 1, 4], 1), variable([4, 1], 2)];
const layer = tf.layers.batchNormalization();
layer.build([null, 4, 4, 4]);
const [gamma, beta] = layer.trainableWeights.map((one) =>
  one.read() as tf.Variable
);
const optimizer = new Adam([kernel, w, gamma, beta]);

function step({ x }: { x: tf.Tensor }) {
  return optimizer.step(() => {
    const maps = tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, 1, "same");
    const normal = layer.apply(maps, { training: true }) as tf.Tensor;
    const y = normal.relu().mean([1, 2]).matMul(w);
    return {
      loss: y.square().mean() as tf.Scalar,
      unused: y.sum() as tf.Scalar,
    };
  });
}

const run = kind === "compiled" ? compile(step).run : step;

function look() {
  (globalThis as { gc?: () => void }).gc?.();
  const { numTensors } = tf.memory();
  const { rss, heapTotal, heapUsed } = Deno.memoryUsage();
  return {
    numTensors,
    handles: eager.handles,
    resident: rss / 1e6,
    native: (rss - heapTotal) / 1e6,
    javascript: heapUsed / 1e6,
  };
}

async function steps(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    tf.tidy(() => run({ x: tensor([2, 4, 4, 1], i) }).loss.dataSync());
    // As a training loop does: finalisers run between two tasks.
    if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
}

await steps(Number(warmUp));
const before = look();
await steps(1000);
console.log(JSON.stringify({ before, after: look() }));
