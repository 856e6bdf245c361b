import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { near, values } from "../_help.ts";
import { gradientsAreSlopes, lossesOf, sameWhenFlat } from "./_players.ts";

const { minimax } = ADVERSARIAL_LOSSES;

Deno.test("minimax agrees with PyTorch", () => {
  // B = F.binary_cross_entropy_with_logits
  // B(r, one), B(f, 0 * one), -B(f, 0 * one)
  near(lossesOf("minimax"), [
    0.8831974864006042,
    1.051426887512207,
    -1.051426887512207,
  ]);
});

Deno.test("minimax is a game of sum zero over generated images", () => {
  const [, fake, generator] = lossesOf("minimax");
  near([generator], [-fake]);
});

Deno.test("minimax softens the label of real images alone", () => {
  // B(r, .9 * one)
  near(lossesOf("minimax", 0.1), [
    0.9331974983215332,
    1.051426887512207,
    -1.051426887512207,
  ]);
});

Deno.test("minimax leaves G without a gradient where D is sure", () => {
  // d/dl -softplus(l) = -sigmoid(l): 0 for a fake that is seen through
  const gradient = tf.grad((l) => minimax.generator(l));
  near(values(gradient(tf.tensor2d([[-100], [100]]))), [0, -1 / 2]);
});

Deno.test("minimax has the slopes as its gradients", () => {
  gradientsAreSlopes("minimax");
  sameWhenFlat("minimax");
});

Deno.test("minimax refuses targets outside (0, 1]", () => {
  const one = tf.ones([1, 1]);
  for (const smoothing of [-0.1, 1, NaN]) {
    throws(() => minimax.discriminator(one, one, { smoothing }), {
      name: "RangeError",
      message: new RegExp(`in \\[0, 1\\).* ${smoothing}`),
    });
  }
});
