import { Adam, tf } from "@/engine/mod.ts";
import { close, onCpu, test } from "../_engine.ts";
import { testOptimizer } from "./_optimizer.ts";

testOptimizer(
  "Adam",
  "ResourceApplyAdam",
  (variables) => new Adam(variables, { learningRate: 0.05, adamBeta1: 0.6 }),
);

/** w after steps with the gradients given. */
function steps(gradients: number[], epsilon: number): number[] {
  const w = tf.variable(tf.scalar(1));
  const adam = new Adam([w], {
    learningRate: 0.1,
    adamBeta1: 0.5,
    adamBeta2: 0.75,
    epsilon,
  });
  return gradients.map((gradient) => {
    adam.apply([tf.scalar(gradient)]);
    return w.dataSync()[0];
  });
}

/**
 * Kingma and Ba's rule for gradients 2 and -1, in double precision.
 *
 * Step 1: m = 0.5*0 + 0.5*2 = 1, v = 0.25*4 = 1;
 *   rate = 0.1 * sqrt(1 - 0.75) / (1 - 0.5) = 0.1; w = 1 - 0.1 * 1 / (1 + e)
 * Step 2: m = 0.5*1 - 0.5 = 0: w does not move.
 * Step 3, gradient 4: m = 2, v = 0.75 * (0.75*1 + 0.25*1) + 0.25*16 = 4.75;
 *   rate = 0.1 * sqrt(1 - 0.75^3) / (1 - 0.5^3) = 0.0868955
 *   w = w - rate * 2 / (sqrt(4.75) + e)
 */
function byHand(e: number): number[] {
  const first = 1 - 0.1 / (1 + e);
  const rate = 0.1 * Math.sqrt(1 - 0.421875) / 0.875;
  return [first, first, first - rate * 2 / (Math.sqrt(4.75) + e)];
}

test("Adam's first steps are as worked by hand", async () => {
  for (const epsilon of [1e-7, 0.5]) {
    close(steps([2, -1, 4], epsilon), byHand(epsilon), 1e-6);
    const cpu = await onCpu(() => steps([2, -1, 4], epsilon));
    close(cpu, byHand(epsilon), 1e-6);
  }
});

test("Adam agrees with tfjs's own Adam where epsilon is small", async () => {
  await onCpu(() => {
    const [ours, theirs] = [1, 1].map((x) => tf.variable(tf.scalar(x)));
    const adam = new Adam([ours], { learningRate: 0.1, epsilon: 1e-8 });
    const own = tf.train.adam(0.1, 0.9, 0.999, 1e-8);
    const loss = (w: tf.Variable) => w.square().add(w) as tf.Scalar;
    for (let i = 0; i < 5; i++) {
      adam.step(() => ({ loss: loss(ours) }));
      own.minimize(() => loss(theirs), false, [theirs]);
    }
    close(ours.dataSync(), theirs.dataSync(), 1e-4);
  });
});
