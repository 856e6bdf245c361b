import { strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { elboLoss, type ElboOptions } from "@/losses/mod.ts";
import { near, values } from "./_help.ts";

/** Two images of two pixels; KL 2.5 and 0.5, mean by unit 0.5 and 1. */
function terms(beta: number, options?: ElboOptions) {
  const { loss, recon, kl } = elboLoss({
    q: {
      mean: tf.tensor2d([[1, 2], [1, 0]]),
      logVar: tf.tensor2d([[0, 0], [0, 0]]),
    },
    logits: tf.tensor2d([[Math.log(3), 0], [0, 0]]),
    x: tf.tensor2d([[1, 0], [0, 1]]),
    beta: tf.scalar(beta),
  }, options);
  return [loss, recon, kl].map((term) => values(term)[0]);
}

// Image 1: log 4/3 + log 2; image 2: 2 log 2. KL: (2.5 + 0.5) / 2.
const RECON = (Math.log(4 / 3) + 3 * Math.LN2) / 2;

Deno.test("elboLoss() is recon + kl in nats per image at beta 1", () => {
  near(terms(1), [RECON + 1.5, RECON, 1.5]);
});

Deno.test("elboLoss() weighs kl by beta and reports it unweighed", () => {
  near(terms(4), [RECON + 6, RECON, 1.5]);
  near(terms(0), [RECON, RECON, 1.5]);
});

Deno.test("elboLoss() does not depend on how often the batch is repeated", () => {
  const once = { mean: [[1, 2]], logVar: [[0.5, -1]], l: [[2, -1]] };
  const loss = (times: number) => {
    const many = (row: number[][]) => tf.tile(tf.tensor2d(row), [times, 1]);
    return values(
      elboLoss({
        q: { mean: many(once.mean), logVar: many(once.logVar) },
        logits: many(once.l),
        x: many([[1, 0.5]]),
        beta: tf.scalar(1),
      }).loss,
    );
  };
  near(loss(8), loss(1));
});

Deno.test("elboLoss() takes the squared error for mse", () => {
  // sigmoid: 3/4 and 1/2. ((1/4)^2 + 3 (1/2)^2) / (2 sigma^2) / 2 images
  const recon = (1 / 16 + 3 / 4) / (2 * 0.25 ** 2) / 2;
  near(terms(1, { likelihood: "mse" }), [recon + 1.5, recon, 1.5]);
});

Deno.test("elboLoss() lets each unit have its free bits", () => {
  // By unit, averaged over the batch: 0.5 and 1.
  near(terms(1, { freeBits: 0.75 }), [RECON + 1.75, RECON, 1.5]);
  near(terms(2, { freeBits: 3 }), [RECON + 12, RECON, 1.5]);
});

Deno.test("elboLoss() does not press a unit below its free bits", () => {
  const mean = [[0.1, 2]]; // kl by unit 0.005 and 2
  const loss = (m: tf.Tensor) =>
    elboLoss({
      q: { mean: m as tf.Tensor2D, logVar: tf.zeros([1, 2]) },
      logits: tf.zeros([1, 2]),
      x: tf.zeros([1, 2]),
      beta: tf.scalar(1),
    }, { freeBits: 0.5 }).loss;
  // d kl / d mean = mean
  near(values(tf.grad(loss)(tf.tensor2d(mean))), [0, 2]);
});

Deno.test("elboLoss() leaves three scalars and nothing else", () => {
  const before = tf.memory().numTensors;
  const q = { mean: tf.zeros([1, 2]), logVar: tf.zeros([1, 2]) } as {
    mean: tf.Tensor2D;
    logVar: tf.Tensor2D;
  };
  const [logits, x, beta] = [tf.zeros([1, 2]), tf.zeros([1, 2]), tf.scalar(1)];
  const parts = elboLoss({ q, logits, x, beta });
  tf.dispose([q, logits, x, beta]);
  strictEqual(tf.memory().numTensors - before, 3);
  tf.dispose(parts);
});
