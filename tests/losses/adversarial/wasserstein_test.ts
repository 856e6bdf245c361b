import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { near } from "../_help.ts";
import { gradientsAreSlopes, lossesOf, sameWhenFlat } from "./_players.ts";

const { wasserstein } = ADVERSARIAL_LOSSES;

Deno.test("wasserstein is the mean of logits, by hand", () => {
  // (1/2 - 2 + 3) / 3 = 1/2, (-3/2 + 1/4 + 2) / 3 = 1/4
  near(lossesOf("wasserstein"), [-1 / 2, 1 / 4, -1 / 4]);
});

Deno.test("wasserstein has the slopes as its gradients", () => {
  gradientsAreSlopes("wasserstein");
  sameWhenFlat("wasserstein");
});

Deno.test("wasserstein has no labels to soften", () => {
  const one = tf.ones([1, 1]);
  throws(() => wasserstein.discriminator(one, one, { smoothing: 0.1 }), {
    name: "RangeError",
    message: /Wasserstein.* 0\.1/,
  });
});
