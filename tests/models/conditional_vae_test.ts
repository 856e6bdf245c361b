import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { Random, tf } from "@/engine/mod.ts";
import { newLadderVae, newVae, type Vae } from "@/models/mod.ts";
import { images } from "./_help.ts";

const SETTLED = { training: false };

const KINDS: Record<string, (classes: number) => Vae> = {
  newVae: (classes) => newVae({ ...small(), classes }),
  newLadderVae: (classes) => newLadderVae({ ...small(), classes, levels: 2 }),
};

function small() {
  return { size: 28, latentDim: 3, width: 2, random: new Random(1) };
}

const labels = (...classes: number[]) => tf.tensor1d(classes, "int32");

for (const [name, build] of Object.entries(KINDS)) {
  Deno.test(`${name}() of classes draws and sees by the class`, () => {
    const vae = build(3);
    strictEqual(vae.classes, 3);
    tf.tidy(() => {
      const z = tf.ones<tf.Rank.R2>([2, vae.noiseDim]);
      const differ = (x: tf.Tensor) => {
        const [a, b] = tf.unstack(x);
        return a.sub(b).abs().max().dataSync()[0];
      };
      strictEqual(differ(vae.decode(z, SETTLED, labels(2, 2))), 0);
      ok(differ(vae.decode(z, SETTLED, labels(0, 2))) > 1e-4);
      const one = images(1, 28);
      const x = one.concat(one) as tf.Tensor4D;
      ok(differ(vae.encode(x, SETTLED, labels(0, 2)).mean) > 1e-4);
      const { q, logits } = vae.forward(x, z, SETTLED, labels(1, 1));
      strictEqual(differ(q.mean), 0);
      deepStrictEqual(logits.shape, [2, 28, 28, 1]);
      strictEqual(differ(logits), 0);
    });
    vae.dispose();
  });

  Deno.test(`${name}() of classes wants to know which`, () => {
    const vae = build(3);
    const z = tf.zeros<tf.Rank.R2>([1, vae.noiseDim]);
    const wanted = { name: "TypeError", message: /labels.*3 classes/ };
    throws(() => vae.decode(z, SETTLED), wanted);
    throws(() => vae.encode(images(1, 28), SETTLED), wanted);
    throws(() => vae.forward(images(1, 28), z, SETTLED), wanted);
    vae.dispose();
  });

  Deno.test(`${name}() learns its embeddings, and frees them`, () => {
    const before = tf.memory().numTensors;
    const [plain, vae] = [build(0), build(3)];
    const added = vae.trainable.length - plain.trainable.length;
    strictEqual(added, 2); // one of the encoder, one of the decoder
    const named = Object.keys(vae.weights)
      .filter((weight) => weight.endsWith("/class/kernel"));
    strictEqual(named.length, 2);
    plain.dispose();
    vae.dispose();
    strictEqual(tf.memory().numTensors, before);
  });
}
