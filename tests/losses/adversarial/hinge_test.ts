import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { near, values } from "../_help.ts";
import { gradientsAreSlopes, lossesOf, sameWhenFlat } from "./_players.ts";

const { hinge } = ADVERSARIAL_LOSSES;

Deno.test("hinge agrees with PyTorch", () => {
  // F.relu(1 - r).mean(), F.relu(1 + f).mean(), -f.mean()
  near(lossesOf("hinge"), [
    1.1666666269302368,
    1.4166666269302368,
    -0.25,
  ]);
});

Deno.test("hinge asks nothing of D beyond a margin of 1", () => {
  const real = (l: tf.Tensor) => hinge.discriminator(l, l).real;
  const fake = (l: tf.Tensor) => hinge.discriminator(l, l).fake;
  const logits = tf.tensor2d([[1.5], [0.5], [-0.5], [-1.5]]);
  near(values(tf.grad(real)(logits)), [0, -1 / 4, -1 / 4, -1 / 4]);
  near(values(tf.grad(fake)(logits)), [1 / 4, 1 / 4, 1 / 4, 0]);
});

Deno.test("hinge has the slopes as its gradients", () => {
  gradientsAreSlopes("hinge");
  sameWhenFlat("hinge");
});

Deno.test("hinge has no labels to soften", () => {
  const one = tf.ones([1, 1]);
  throws(() => hinge.discriminator(one, one, { smoothing: 0.1 }), {
    name: "RangeError",
    message: /hinge.* 0\.1/,
  });
});
