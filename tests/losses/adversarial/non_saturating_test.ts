import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { near, values } from "../_help.ts";
import { gradientsAreSlopes, lossesOf, sameWhenFlat } from "./_players.ts";

const nonSaturating = ADVERSARIAL_LOSSES["non-saturating"];

Deno.test("non-saturating agrees with PyTorch", () => {
  // B = F.binary_cross_entropy_with_logits
  // B(r, one), B(f, 0 * one), B(f, one); B(r, .9 * one)
  const [real, fake, generator] = [
    0.8831974864006042,
    1.051426887512207,
    0.8014269471168518,
  ];
  near(lossesOf("non-saturating"), [real, fake, generator]);
  const softened = 0.9331974983215332;
  near(lossesOf("non-saturating", 0.1), [softened, fake, generator]);
});

Deno.test("non-saturating is a number at extreme logits", () => {
  // -log sigmoid(-100) = 100; sigmoid itself would be 0 in float32
  const logits = tf.tensor2d([[-100], [100]]);
  const { real, fake } = nonSaturating.discriminator(logits, logits);
  near(values(real), [50]);
  near(values(fake), [50]);
  near(values(nonSaturating.generator(logits)), [50]);
});

Deno.test("non-saturating is least at logit log 9 for real ones at 0.9", () => {
  // sigmoid(log 9) = 9/10: smoothed, D has nothing to gain beyond
  const real = (l: tf.Tensor) =>
    nonSaturating.discriminator(l, l, { smoothing: 0.1 }).real;
  const at = tf.tensor2d([[Math.log(9)]]);
  near(values(tf.grad(real)(at)), [0]);
});

Deno.test("non-saturating has the slopes as its gradients", () => {
  gradientsAreSlopes("non-saturating");
  sameWhenFlat("non-saturating");
});

Deno.test("non-saturating refuses a target of 0", () => {
  const one = tf.ones([1, 1]);
  const smooth = () => nonSaturating.discriminator(one, one, { smoothing: 1 });
  throws(smooth, RangeError);
});
