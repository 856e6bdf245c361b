import { deepStrictEqual, ok, throws } from "node:assert/strict";
import { Random, tf } from "@/engine/mod.ts";
import { newLadderVae } from "@/models/mod.ts";
import { images } from "./_help.ts";

const mode = { training: false };

function tinyLadder({ size = 32, levels = 3, seed = 1 } = {}) {
  const random = new Random(seed);
  return newLadderVae({ size, levels, latentDim: 3, width: 2, random });
}

Deno.test("newLadderVae() counts the noise of its vector and its maps", () => {
  const ladder = tinyLadder();
  // the vector's 3; 8 by 8 places of 4; 16 by 16 places of 2
  deepStrictEqual(ladder.noiseDim, 3 + 8 * 8 * 4 + 16 * 16 * 2);
  ladder.dispose();
});

Deno.test("newLadderVae() gives logits, and a posterior for each map", () => {
  const ladder = tinyLadder();
  tf.tidy(() => {
    const x = images(2, 32);
    const eps = tf.zeros<tf.Rank.R2>([2, ladder.noiseDim]);
    const { q, locals, logits } = ladder.forward(x, eps, mode);
    deepStrictEqual(q.mean.shape, [2, 3]);
    deepStrictEqual(logits.shape, [2, 32, 32, 1]);
    deepStrictEqual(
      locals.map(({ shift }) => shift.shape),
      [[2, 8, 8, 4], [2, 16, 16, 2]],
    );
    for (const { ratio, sigma } of locals) {
      ok(ratio.min().dataSync()[0] > 0);
      ok(sigma.min().dataSync()[0] > 0);
    }
  });
  ladder.dispose();
});

Deno.test("newLadderVae() decodes as it infers where posterior is prior", () => {
  const ladder = tinyLadder();
  for (const [name, weight] of Object.entries(ladder.weights)) {
    // shift = 0 and ratio = softplus(log(e - 1)) = 1: q is p
    if (/post_(shift|ratio)\/kernel/.test(name)) {
      weight.assign(tf.zeros(weight.shape));
    }
  }
  tf.tidy(() => {
    const x = images(1, 32);
    const eps = tf.tensor2d(new Random(5).normals(ladder.noiseDim), [
      1,
      ladder.noiseDim,
    ]);
    const { q, logits } = ladder.forward(x, eps, mode);
    const { mean, logVar } = q;
    const first = eps.slice([0, 0], [1, 3]);
    const z = mean.add(logVar.div(2).exp().mul(first));
    const noise = eps.slice([0, 3], [1, -1]);
    const decoded = ladder.decode(
      tf.concat([z, noise], 1) as tf.Tensor2D,
      mode,
    );
    ok(logits.sub(decoded).abs().max().dataSync()[0] < 1e-5);
  });
  ladder.dispose();
});

Deno.test("newLadderVae() leaves nothing behind when it is disposed", () => {
  const before = tf.memory().numTensors;
  tinyLadder().dispose();
  deepStrictEqual(tf.memory().numTensors, before);
});

Deno.test("newLadderVae() refuses more levels than the size has stages", () => {
  throws(
    () => tinyLadder({ size: 28, levels: 4 }),
    /levels must be at most 2 for size 28: current value is 4/,
  );
});
