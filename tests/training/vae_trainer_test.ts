import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { averagingRate, RunFolder, train } from "@/training/mod.ts";
import { inFolder } from "./_folder.ts";
import { snapshot, tinyTrainer } from "./_vae.ts";

Deno.test("VaeTrainer overfits one batch", async () => {
  const training = { beta: 0.01, learningRate: 1e-2 };
  const { trainer, free } = tinyTrainer({ same: true, training });
  const first = await trainer.step(1);
  let last = first;
  for (let step = 2; step <= 80; step++) last = await trainer.step(step);
  ok(Object.values(last).every(Number.isFinite));
  ok(last.recon < 0.6 * first.recon, `${first.recon} fell to ${last.recon}`);
  free();
});

Deno.test("VaeTrainer reports parts that sum to the loss", async () => {
  const training = { beta: 3, klWarmup: 4 };
  const { trainer, free } = tinyTrainer({ training });
  for (const [step, beta] of [[1, 0.75], [2, 1.5], [5, 3]]) {
    const losses = await trainer.step(step);
    strictEqual(losses.beta, beta);
    const sum = losses.recon + beta * losses.kl;
    ok(
      Math.abs(losses.loss - sum) < 1e-5 * sum,
      `${losses.loss} is not ${sum}`,
    );
  }
  free();
});

Deno.test("VaeTrainer moves what is trainable, and the average after it", async () => {
  const { trainer, vae, free } = tinyTrainer();
  for (let step = 1; step <= 3; step++) await trainer.step(step);
  const before = snapshot(trainer);
  await trainer.step(4);
  const after = snapshot(trainer);
  const rate = averagingRate(4, 0.9);
  for (const name of Object.keys(vae.weights)) {
    const [mine, its] = [`vae/${name}`, `average/${name}`];
    notDeepStrictEqual(after[mine], before[mine], mine);
    after[its].forEach((value, i) => {
      const old = before[its][i];
      const followed = old + rate * (after[mine][i] - old);
      ok(Math.abs(value - followed) < 1e-6 * Math.max(1, Math.abs(value)), its);
    });
  }
  free();
});

Deno.test("VaeTrainer gives Adam the trainable variables alone", () => {
  const { trainer, vae, free } = tinyTrainer();
  const slots = Object.keys(trainer.variables)
    .filter((name) => name.startsWith("adam/m/"));
  strictEqual(slots.length, vae.trainable.length);
  ok(vae.trainable.length < Object.keys(vae.weights).length);
  free();
});

Deno.test("VaeTrainer with a rate of 0 moves statistics alone", async () => {
  const training = { learningRate: 0 };
  const { trainer, vae, free } = tinyTrainer({ training });
  const before = snapshot(trainer);
  await trainer.step(60);
  const after = snapshot(trainer);
  for (const name of Object.keys(vae.weights)) {
    const moved = after[`vae/${name}`].join() !== before[`vae/${name}`].join();
    strictEqual(moved, name.includes("/moving_"), name);
  }
  free();
});

Deno.test("VaeTrainer leaks no tensor after its first step", async () => {
  const start = tf.memory().numTensors;
  const { trainer, free } = tinyTrainer();
  await trainer.step(1);
  await trainer.validate();
  trainer.sample();
  const before = tf.memory().numTensors;
  for (let step = 2; step <= 6; step++) await trainer.step(step);
  await trainer.validate();
  trainer.sample();
  strictEqual(tf.memory().numTensors, before);
  free();
  strictEqual(tf.memory().numTensors, start);
});

Deno.test("VaeTrainer draws and judges the same at every look", async () => {
  const { trainer, free } = tinyTrainer();
  await trainer.step(1);
  const [scores, pictures] = [await trainer.validate(), trainer.sample()];
  deepStrictEqual(await trainer.validate(), scores);
  deepStrictEqual(trainer.sample(), pictures);
  deepStrictEqual(Object.keys(scores), ["nelbo", "recon", "kl", "activeUnits"]);
  strictEqual(pictures.pixels.length, pictures.count * 28 * 28);
  ok(pictures.pixels.every((ink) => ink >= 0 && ink <= 1));
  await trainer.step(2);
  notDeepStrictEqual(trainer.sample().pixels, pictures.pixels);
  free();
});

Deno.test("VaeTrainer holds the samples that it shows, and more, against valid", async () => {
  const { trainer, parts, free } = tinyTrainer();
  let judged = new Float32Array();
  const score = (pictures: Float32Array) => {
    judged = pictures.slice();
    return Promise.resolve({ kid: 2, diversity: 1, ink: 1 });
  };
  Object.assign(parts, { score });
  await trainer.step(1);
  const scores = await trainer.validate();
  deepStrictEqual(Object.keys(scores).slice(4), ["kid", "diversity", "ink"]);
  const { pixels, count } = trainer.sample();
  ok(judged.length > pixels.length);
  deepStrictEqual(judged.slice(0, count * 784), pixels);
  free();
});

Deno.test("VaeTrainer refuses images in another range before step 1", () => {
  const before = tf.memory().numTensors;
  throws(() => tinyTrainer({ range: "symmetric" }), {
    name: "UserError",
    message: /--range unit mends it$/,
  });
  strictEqual(tf.memory().numTensors, before);
});

Deno.test("VaeTrainer teaches each image's own class", async () => {
  const training = { beta: 0, learningRate: 1e-2, emaDecay: 0.5 };
  const { trainer, parts, vae, free } = tinyTrainer({ classes: 2, training });
  // One class is white, the other black; no pixel is seen at first, so that
  // the class alone tells them.
  const indices = Int32Array.from([0, 1, 2, 3]);
  const x = new Float32Array(4 * 784);
  for (const i of indices) x.fill(i % 2, i * 784, (i + 1) * 784);
  parts.batches.next = () => ({ x, indices, epoch: 0 });
  vae.trainable[0].assign(tf.zerosLike(vae.trainable[0]));
  for (let step = 1; step <= 60; step++) await trainer.step(step);
  const z = new Float32Array(2 * 3);
  const drawn = trainer.judge.decode(z, [0, 1]);
  const mean = (from: number) =>
    drawn.slice(from, from + 784).reduce((sum, ink) => sum + ink, 0) / 784;
  ok(mean(0) < 0.2 && mean(784) > 0.8, `${mean(0)} and ${mean(784)}`);
  // The valid split is judged with its labels: others would not fit it.
  const black = new Float32Array(4 * 784).fill(1);
  Object.assign(parts, { valid: black, validClasses: [1, 1, 1, 1] });
  const right = await trainer.validate();
  Object.assign(parts, { validClasses: [0, 0, 0, 0] });
  ok(right.recon < (await trainer.validate()).recon / 2);
  free();
});

/** The variables after `steps`, with stops in between. */
async function trained(dir: string, stops: number[], classes = 0) {
  const [first, ...rest] = stops;
  let folder = await RunFolder.create(dir, "vae-tiny", {});
  for (const until of [first, ...rest]) {
    // Only the folder connects the sessions: other seeds, other weights.
    const { trainer, free } = tinyTrainer({
      seed: until === first ? 1 : until,
      classes,
    });
    const stop = new AbortController();
    const options = {
      steps: 12,
      bestBy: "nelbo",
      validateEvery: 3,
      checkpointEvery: 4,
      signal: stop.signal,
      folder,
    };
    for await (const event of train(trainer, options)) {
      if (event.type === "step" && event.step === until) stop.abort();
    }
    const [result, valid] = [snapshot(trainer), await trainer.validate()];
    const best = await folder.readBest();
    free();
    folder.close();
    if (until === 12) return { result, valid, best };
    folder = await RunFolder.open(folder.path);
  }
}

Deno.test("VaeTrainer goes on to the bit where it was stopped", () =>
  inFolder(async (dir) => {
    const unbroken = await trained(dir, [12]);
    ok(unbroken);
    deepStrictEqual(await trained(dir, [5, 6, 12]), unbroken);
  }));

Deno.test("VaeTrainer of classes goes on to the bit as well", () =>
  inFolder(async (dir) => {
    const unbroken = await trained(dir, [12], 3);
    ok(unbroken);
    deepStrictEqual(await trained(dir, [5, 12], 3), unbroken);
  }));
