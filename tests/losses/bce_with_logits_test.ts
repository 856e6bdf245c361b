import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { bceWithLogits } from "@/losses/mod.ts";
import { near, slopesAgree, values } from "./_help.ts";

Deno.test("bceWithLogits() is -log p of the pixels, summed per image", () => {
  // sigmoid(log 3) = 3/4: ink there costs -log 3/4, paper -log 1/4.
  const logits = tf.tensor2d([[Math.log(3), Math.log(3)], [0, 0]]);
  const x = tf.tensor2d([[1, 0], [0.3, 1]]);
  near(values(bceWithLogits(logits, x)), [
    -Math.log(3 / 4) - Math.log(1 / 4),
    2 * Math.LN2,
  ]);
});

Deno.test("bceWithLogits() is exact where the sigmoid is 0 or 1", () => {
  const logits = tf.tensor2d([[100, 0], [-100, 0], [100, 0], [-100, 0]]);
  const x = tf.tensor2d([[1, 1], [0, 1], [0, 1], [1, 1]]);
  const half = Math.LN2;
  near(values(bceWithLogits(logits, x)), [half, half, 100 + half, 100 + half]);
});

Deno.test("bceWithLogits() has a gradient at extreme logits", () => {
  // d/dl = sigmoid(l) - x
  const x = tf.tensor2d([[1, 0, 1, 0]]);
  const loss = (l: tf.Tensor) => bceWithLogits(l, x).sum() as tf.Scalar;
  const gradient = tf.grad(loss)(tf.tensor2d([[100, 100, -100, -100]]));
  near(values(gradient), [0, 1, -1, 0]);
});

Deno.test("bceWithLogits() has the slope as its gradient", () => {
  const x = tf.tensor2d([[1, 0.3], [0, 1]]);
  slopesAgree((logits) => bceWithLogits(logits, x), [[0.5, -1], [2, -0.1]]);
});

Deno.test("bceWithLogits() agrees with PyTorch", () => {
  // l = torch.tensor([[.5, -2, 3], [100, -100, .25]])
  // x = torch.tensor([[1, 0, .25], [0, 1, .5]])
  // F.binary_cross_entropy_with_logits(l, x, reduction="none").sum(1)
  const logits = tf.tensor2d([[0.5, -2, 3], [100, -100, 0.25]]);
  const x = tf.tensor2d([[1, 0, 0.25], [0, 1, 0.5]]);
  near(values(bceWithLogits(logits, x)), [
    2.899592399597168,
    200.70094299316406,
  ]);
});

Deno.test("bceWithLogits() refuses images of another shape", () => {
  // They would broadcast to a number that looks like a loss.
  throws(() => bceWithLogits(tf.zeros([2, 4]), tf.zeros([1, 4])));
});
