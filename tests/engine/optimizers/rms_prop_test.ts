import { RmsProp, tf } from "@/engine/mod.ts";
import { close, onCpu, test } from "../_engine.ts";
import { testOptimizer } from "./_optimizer.ts";

testOptimizer(
  "RmsProp",
  "ResourceApplyRMSProp",
  (variables) => new RmsProp(variables, { learningRate: 0.02, momentum: 0.5 }),
);

/**
 * Gradients 2 and 1, decay 0.75, momentum 0.5, rate 0.1, epsilon 0.5:
 *   s = 0.25 * 4 = 1; p = 0.1 * 2 / sqrt(1.5); w = 1 - p
 *   s = 0.75 + 0.25 = 1; p' = 0.5 p + 0.1 / sqrt(1.5); w = 1 - p - p'
 */
test("RmsProp's first steps are as worked by hand", async () => {
  function steps(): number[] {
    const w = tf.variable(tf.scalar(1));
    const optimizer = new RmsProp([w], {
      learningRate: 0.1,
      decay: 0.75,
      momentum: 0.5,
      epsilon: 0.5,
    });
    return [2, 1].map((gradient) => {
      optimizer.apply([tf.scalar(gradient)]);
      return w.dataSync()[0];
    });
  }
  const unit = 0.1 / Math.sqrt(1.5);
  const byHand = [1 - 2 * unit, 1 - 2 * unit - 2 * unit];
  close(steps(), byHand, 1e-6);
  close(await onCpu(steps), byHand, 1e-6);
});

test("RmsProp agrees with tfjs's own", async () => {
  await onCpu(() => {
    const [ours, theirs] = [1, 1].map((x) => tf.variable(tf.scalar(x)));
    const optimizer = new RmsProp([ours], { momentum: 0.3, epsilon: 1e-8 });
    const own = tf.train.rmsprop(1e-3, 0.9, 0.3, 1e-8);
    const loss = (w: tf.Variable) => w.square().add(w) as tf.Scalar;
    for (let i = 0; i < 5; i++) {
      optimizer.step(() => ({ loss: loss(ours) }));
      own.minimize(() => loss(theirs), false, [theirs]);
    }
    close(ours.dataSync(), theirs.dataSync(), 1e-5);
  });
});
