import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { near } from "../_help.ts";
import { gradientsAreSlopes, lossesOf, sameWhenFlat } from "./_players.ts";

const leastSquares = ADVERSARIAL_LOSSES["least-squares"];

Deno.test("least-squares agrees with PyTorch", () => {
  // F.mse_loss(r, one) / 2, F.mse_loss(f, -one) / 2, F.mse_loss(f, one) / 2
  // F.mse_loss(r, .9 * one) / 2
  const [real, fake, generator] = [
    2.2083332538604736,
    1.8020833730697632,
    1.3020833730697632,
  ];
  near(lossesOf("least-squares"), [real, fake, generator]);
  const softened = 2.1633331775665283;
  near(lossesOf("least-squares", 0.1), [softened, fake, generator]);
});

Deno.test("least-squares has the slopes as its gradients", () => {
  gradientsAreSlopes("least-squares");
  sameWhenFlat("least-squares");
});

Deno.test("least-squares refuses a target of 0", () => {
  const one = tf.ones([1, 1]);
  const smooth = () => leastSquares.discriminator(one, one, { smoothing: 1 });
  throws(smooth, RangeError);
});
