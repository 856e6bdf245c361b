import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { gaussianLoss } from "@/losses/mod.ts";
import { near, slopesAgree, values } from "./_help.ts";

Deno.test("gaussianLoss() is the squared error over 2 sigma^2", () => {
  const image = tf.tensor2d([[0, 1], [0.5, 0.5]]);
  const x = tf.tensor2d([[0, 0], [0, 1]]);
  // (0 + 1) / 0.5 and (1/4 + 1/4) / 0.5
  near(values(gaussianLoss(image, x, { sigma: 0.5 })), [2, 1]);
});

Deno.test("gaussianLoss() sums over all axes of an image", () => {
  const loss = gaussianLoss(tf.zeros([2, 3, 3, 1]), tf.ones([2, 3, 3, 1]), {
    sigma: 1,
  });
  near(values(loss), [4.5, 4.5]);
});

Deno.test("gaussianLoss() has the slope as its gradient", () => {
  const x = tf.tensor2d([[1, 0.3]]);
  slopesAgree((image) => gaussianLoss(image, x), [[0.5, 0.1]], 1e-3);
});

Deno.test("gaussianLoss() agrees with PyTorch", () => {
  // x = torch.tensor([[0, 1, .5], [.25, .75, 0]])
  // i = torch.tensor([[.1, .8, .5], [.5, .5, .5]])
  // v = torch.full_like(x, .25 ** 2)
  // nn.GaussianNLLLoss(reduction="none")(i, x, v).add(-v.log() / 2).sum(1)
  const x = tf.tensor2d([[0, 1, 0.5], [0.25, 0.75, 0]]);
  const image = tf.tensor2d([[0.1, 0.8, 0.5], [0.5, 0.5, 0.5]]);
  near(values(gaussianLoss(image, x, { sigma: 0.25 })), [0.4, 3]);
});

Deno.test("gaussianLoss() refuses images of another shape", () => {
  throws(() => gaussianLoss(tf.zeros([2, 4]), tf.zeros([2, 2])));
});
