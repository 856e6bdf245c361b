import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { Random, tf } from "@/engine/mod.ts";
import { newVae, SIZES } from "@/models/mod.ts";
import { images, snapshot, tinyVae } from "./_help.ts";

const TRAINING = { training: true };
const SETTLED = { training: false };

for (const size of SIZES) {
  Deno.test(`newVae() at ${size} gives heads and logits of its size`, () => {
    const vae = tinyVae({ size });
    const [x, eps] = [images(2, size), tf.zeros<tf.Rank.R2>([2, 3])];
    const { q, logits } = vae.forward(x, eps, SETTLED);
    deepStrictEqual(q.mean.shape, [2, 3]);
    deepStrictEqual(q.logVar.shape, [2, 3]);
    deepStrictEqual(logits.shape, [2, size, size, 1]);
    deepStrictEqual(vae.decode(eps, SETTLED).shape, [2, size, size, 1]);
    ok(
      [q.mean, q.logVar, logits].every((part) =>
        part.dataSync().every(Number.isFinite)
      ),
    );
    vae.dispose();
    tf.dispose([x, eps, q.mean, q.logVar, logits]);
  });
}

Deno.test("newVae() refuses a size that it cannot halve", () => {
  throws(() => tinyVae({ size: 65 }), {
    name: "RangeError",
    message: /size must be one of 28, 32, 64, 128: current value is 65/,
  });
});

Deno.test("newVae() draws equal weights from equal seeds only", () => {
  const [first, again, other] = [1, 1, 2].map((seed) => tinyVae({ seed }));
  deepStrictEqual(snapshot(first), snapshot(again));
  for (const [name, values] of Object.entries(snapshot(other))) {
    if (!name.endsWith("kernel")) continue;
    notDeepStrictEqual(values, snapshot(first)[name], name);
  }
  [first, again, other].forEach((vae) => vae.dispose());
});

Deno.test("newVae() draws each kernel anew", () => {
  const random = new Random(1);
  const options = { size: 28, latentDim: 3, width: 2, random };
  const [first, second] = [newVae(options), newVae(options)];
  const name = "encoder/down1/kernel";
  notDeepStrictEqual(snapshot(first)[name], snapshot(second)[name]);
  const { "encoder/mean/kernel": mean, "encoder/logVar/kernel": logVar } =
    snapshot(first);
  notDeepStrictEqual(mean, logVar);
  [first, second].forEach((vae) => vae.dispose());
});

Deno.test("newVae() names its weights the same in every instance", () => {
  const [first, second] = [tinyVae(), tinyVae()];
  const names = Object.keys(first.weights);
  deepStrictEqual(Object.keys(second.weights), names);
  for (
    const name of [
      "encoder/down1/kernel",
      "encoder/down1_norm/moving_variance",
      "encoder/logVar/bias",
      "decoder/start/kernel",
      "decoder/logits/kernel",
    ]
  ) ok(names.includes(name), `${name} is not among ${names}`);
  [first, second].forEach((vae) => vae.dispose());
});

Deno.test("newVae() has no number twice and trains no statistics", () => {
  const vae = tinyVae();
  strictEqual(new Set(Object.values(vae.weights)).size, names(vae).length);
  const trained = names(vae).filter((name) =>
    vae.trainable.includes(vae.weights[name])
  );
  strictEqual(trained.length, vae.trainable.length);
  deepStrictEqual(
    names(vae).filter((name) => !trained.includes(name)),
    names(vae).filter((name) => name.includes("/moving_")),
  );
  vae.dispose();
});

const names = (vae: { weights: object }) => Object.keys(vae.weights);

Deno.test("forward() moves the normalisation's statistics in training only", () => {
  const vae = tinyVae();
  const [x, eps] = [images(4, 28), tf.ones<tf.Rank.R2>([4, 3])];
  const before = snapshot(vae);
  tf.tidy(() => void vae.forward(x, eps, SETTLED));
  deepStrictEqual(snapshot(vae), before);
  tf.tidy(() => void vae.forward(x, eps, TRAINING));
  const after = snapshot(vae);
  for (const name of names(vae)) {
    const moves = name.includes("/moving_");
    const moved = after[name].join() !== before[name].join();
    strictEqual(moved, moves, name);
  }
  vae.dispose();
  tf.dispose([x, eps]);
});

Deno.test("forward() decodes mean + sigma eps", () => {
  const vae = tinyVae();
  const [x, eps] = [images(1, 28), tf.tensor2d([[1, -1, 0.5]])];
  tf.tidy(() => {
    const { q, logits } = vae.forward(x, eps, SETTLED);
    const [mean, logVar] = [q.mean, q.logVar].map((head) => head.dataSync());
    const z = [...mean].map((m, i) =>
      m + Math.exp(logVar[i] / 2) * [1, -1, 0.5][i]
    );
    const apart = vae.decode(tf.tensor2d([z]), SETTLED);
    ok(logits.sub(apart).abs().max().dataSync()[0] < 1e-5);
  });
  vae.dispose();
  tf.dispose([x, eps]);
});

Deno.test("dispose() frees every tensor that newVae() made", () => {
  const before = tf.memory().numTensors;
  const vae = tinyVae();
  ok(tf.memory().numTensors > before);
  vae.dispose();
  strictEqual(tf.memory().numTensors, before);
});
