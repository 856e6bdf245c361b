import { Sgd, tf } from "@/engine/mod.ts";
import { close, onCpu, test } from "../_engine.ts";
import { testOptimizer } from "./_optimizer.ts";

testOptimizer(
  "Sgd",
  "ResourceApplyGradientDescent",
  (variables) => new Sgd(variables, { learningRate: 0.3 }),
);

test("Sgd's steps are as worked by hand: 1 - 0.1 * 2, then - 0.5 * 4", async () => {
  function steps(): number[] {
    const w = tf.variable(tf.scalar(1));
    const sgd = new Sgd([w], { learningRate: 0.1 });
    sgd.apply([tf.scalar(2)]);
    const first = w.dataSync()[0];
    sgd.learningRate = 0.5;
    sgd.apply([tf.scalar(4)]);
    return [first, w.dataSync()[0]];
  }
  close(steps(), [0.8, -1.2], 1e-6);
  close(await onCpu(steps), [0.8, -1.2], 1e-6);
});
