import { ok, strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES, discLoss, genLoss } from "@/losses/mod.ts";
import { near, values } from "../_help.ts";

const losses = Object.entries(ADVERSARIAL_LOSSES);

Deno.test("ADVERSARIAL_LOSSES are found by the names that they have", () => {
  for (const [name, loss] of losses) strictEqual(loss.name, name);
});

Deno.test("ADVERSARIAL_LOSSES take a logit above 0 for real", () => {
  const [high, low] = [tf.tensor2d([[0.1]]), tf.tensor2d([[-0.1]])];
  for (const [name, { discriminator, generator }] of losses) {
    const right = discriminator(high, low);
    const wrong = discriminator(low, high);
    ok(values(right.real)[0] < values(wrong.real)[0], `${name}: real`);
    ok(values(right.fake)[0] < values(wrong.fake)[0], `${name}: fake`);
    ok(values(generator(high))[0] < values(generator(low))[0], `${name}: G`);
  }
});

Deno.test("ADVERSARIAL_LOSSES leak no tensor", () => {
  const logits = tf.ones([4, 1]);
  const before = tf.memory().numTensors;
  for (const [, { discriminator, generator }] of losses) {
    const { real, fake } = discriminator(logits, logits);
    tf.dispose([real, fake, generator(logits)]);
  }
  strictEqual(tf.memory().numTensors, before);
});

Deno.test("discLoss() is D's cross-entropy over real and fake ones", () => {
  // sigmoid(log 3) = 3/4: -log 3/4 where it is right, -log 1/4 where wrong
  const three = tf.tensor2d([[Math.log(3)]]);
  near(values(discLoss(three, three)), [Math.log(4 / 3) + Math.log(4)]);
  // -0.9 log 3/4 - 0.1 log 1/4
  const softened = 0.9 * Math.log(4 / 3) + 0.1 * Math.log(4);
  near(values(discLoss(three, three.neg(), { smoothing: 0.1 })), [
    softened + Math.log(4 / 3),
  ]);
});

Deno.test("genLoss() is the cross-entropy of fake ones as if real", () => {
  const logits = tf.tensor2d([[Math.log(3)], [-Math.log(3)]]);
  near(values(genLoss(logits)), [(Math.log(4 / 3) + Math.log(4)) / 2]);
});
