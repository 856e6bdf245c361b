import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { VaeJudge, type VaeNetwork } from "@/training/mod.ts";
import "./_help.ts";

/** Sees one pixel as its mean, with sigma 1, and decodes it as a logit. */
const glass: VaeNetwork = {
  size: 1,
  latentDim: 1,
  noiseDim: 1,
  classes: 0,
  range: "unit",
  forward: (x, eps) => {
    const mean = x.reshape<tf.Tensor2D>([-1, 1]);
    const logits = mean.add(eps.mul(0)).reshape<tf.Tensor4D>([-1, 1, 1, 1]);
    return { q: { mean, logVar: tf.zerosLike(mean) }, logits };
  },
  decode: (z) => z.reshape<tf.Tensor4D>([-1, 1, 1, 1]),
  weights: {},
  trainable: [],
};

const near = (a: number, b: number) =>
  ok(Math.abs(a - b) < 1e-5, `${a} is not ${b}`);

Deno.test("VaeJudge scores the mean over images, however many", () => {
  const judge = new VaeJudge(glass);
  // An image 0 costs log 2 and no KL; 1 costs log(1 + e) - 1 and 1/2.
  for (const count of [1, 40]) { // 40 is more than a batch, and not two
    const x = new Float32Array(2 * count).fill(1, count);
    const { nelbo, recon, kl } = judge.score(x);
    near(recon, (Math.LN2 + Math.log(1 + Math.E) - 1) / 2);
    near(kl, 1 / 4);
    near(nelbo, recon + kl);
  }
  judge.dispose();
});

Deno.test("VaeJudge counts units that tell images apart", () => {
  const judge = new VaeJudge(glass);
  strictEqual(judge.score(new Float32Array([0.5, 0.5])).activeUnits, 0);
  strictEqual(judge.score(new Float32Array([0, 0.1])).activeUnits, 0); // 0.0025
  strictEqual(judge.score(new Float32Array([0, 0.3])).activeUnits, 1); // 0.0225
  judge.dispose();
});

Deno.test("VaeJudge tells the network the class of each", () => {
  // A class adds itself to the logits: 0, 1 or 2.
  const ofClass = (labels: tf.Tensor1D | undefined) =>
    labels!.cast("float32").reshape<tf.Tensor4D>([-1, 1, 1, 1]);
  const judge = new VaeJudge({
    ...glass,
    classes: 3,
    forward(x, eps, mode, labels) {
      const { q, logits } = glass.forward(x, eps, mode);
      return { q, logits: logits.add(ofClass(labels)) };
    },
    decode: (z, mode, labels) => glass.decode(z, mode).add(ofClass(labels)),
  });
  const classes = Array.from({ length: 40 }, (_, i) => i % 3); // two batches
  const black = new Float32Array(40).fill(1);
  const sigmoid = (l: number) => 1 / (1 + Math.exp(-l));
  const [seen, drawn] = [
    judge.reconstruct(black, classes),
    judge.decode(new Float32Array(40), classes),
  ];
  classes.forEach((y, i) => near(seen[i], sigmoid(1 + y)));
  classes.forEach((y, i) => near(drawn[i], sigmoid(y)));
  // Ink 1 under logit l costs log(1 + e^-l): here l is 2.
  const { recon } = judge.score(black, classes.fill(1));
  near(recon, Math.log(1 + Math.exp(-2)));
  judge.dispose();
});

Deno.test("VaeJudge gives every image back in its place", () => {
  const judge = new VaeJudge(glass);
  const x = Float32Array.from({ length: 70 }, (_, i) => i / 70);
  deepStrictEqual(judge.encode(x), x);
  const sigmoid = (l: number) => 1 / (1 + Math.exp(-l));
  const [seen, drawn] = [judge.reconstruct(x), judge.decode(x)];
  strictEqual(seen.length, 70);
  x.forEach((value, i) => near(seen[i], sigmoid(value)));
  x.forEach((value, i) => near(drawn[i], sigmoid(value)));
  judge.dispose();
});
