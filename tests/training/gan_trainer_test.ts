import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { averagingRate } from "@/training/mod.ts";
import { snapshot, tinyGan } from "./_gan.ts";

const isOf = (network: string) => (name: string) =>
  name.startsWith(`${network}/`) && !name.includes("/moving_");

/** Names of what differs between two snapshots. */
function moved(
  before: Record<string, number[]>,
  after: Record<string, number[]>,
): string[] {
  return Object.keys(before)
    .filter((name) => before[name].join() !== after[name].join());
}

Deno.test("GanTrainer moves both networks, and the average after one", async () => {
  const { trainer, parts, free } = tinyGan();
  for (let step = 1; step <= 2; step++) await trainer.step(step);
  const before = snapshot(trainer);
  const losses = await trainer.step(3);
  const after = snapshot(trainer);
  const names = moved(before, after);
  for (const network of ["generator", "discriminator"]) {
    const all = Object.keys(before).filter(isOf(network));
    deepStrictEqual(names.filter(isOf(network)), all);
  }
  const rate = averagingRate(3, 0.995);
  for (const name of Object.keys(parts.generator.weights)) {
    const [mine, its] = [`generator/${name}`, `average/${name}`];
    after[its].forEach((value, i) => {
      const old = before[its][i];
      const followed = old + rate * (after[mine][i] - old);
      ok(Math.abs(value - followed) < 1e-5 * Math.max(1, Math.abs(value)), its);
    });
  }
  ok(Object.values(losses).every(Number.isFinite), JSON.stringify(losses));
  deepStrictEqual(Object.keys(losses).sort(), [
    ...["dLoss", "dNorm", "fakeAccuracy", "gLoss", "gNorm", "realAccuracy"],
    "strength",
  ]);
  free();
});

Deno.test("GanTrainer with a rate of 0 for one moves the other alone", async () => {
  for (
    const [rates, still, moving] of [
      [{ learningRate: 0 }, "generator", "discriminator"],
      [{ discriminatorRate: 0 }, "discriminator", "generator"],
    ] as const
  ) {
    const { trainer, free } = tinyGan({ training: rates });
    const before = snapshot(trainer);
    await trainer.step(1);
    const names = moved(before, snapshot(trainer));
    deepStrictEqual(names.filter(isOf(still)), []);
    ok(names.filter(isOf(moving)).length > 0);
    free();
  }
});

Deno.test("GanTrainer takes more steps of D, each on images of its own", async () => {
  const { trainer, parts, free } = tinyGan({
    training: { discriminatorSteps: 3, steps: 1 },
  });
  let drawn = 0;
  const next = parts.batches.next.bind(parts.batches);
  parts.batches.next = () => {
    drawn++;
    return next();
  };
  await trainer.step(1);
  strictEqual(drawn, 3); // none ahead of the last step
  const count = (network: string) => {
    const { beta1Power } = Object.fromEntries(
      Object.entries(trainer.variables)
        .filter(([name]) => name.startsWith(`adam/${network}/`))
        .map(([name, one]) => [name.split("/").at(-1), one]),
    );
    return Math.round(Math.log(beta1Power.dataSync()[0]) / Math.log(0.5));
  };
  // beta1Power is 0.5^(1 + steps).
  deepStrictEqual([count("generator"), count("discriminator")], [2, 4]);
  free();
});

/**
 * Asserts that networks moved by these rates: Adam's first step moves each
 * weight that has a gradient by the rate.
 */
function movedBy(
  rates: Record<string, number>,
  before: Record<string, number[]>,
  after: Record<string, number[]>,
) {
  for (const [network, rate] of Object.entries(rates)) {
    const farthest = Math.max(
      ...Object.keys(before).filter(isOf(network)).flatMap((name) =>
        before[name].map((value, i) => Math.abs(after[name][i] - value))
      ),
    );
    const moved = farthest / rate;
    ok(moved > 0.95 && moved < 1.01, `${network} moved ${moved} of its rate`);
  }
}

Deno.test("GanTrainer lowers both rates in its second half, to what is asked", async () => {
  const rates = { learningRate: 0.01, discriminatorRate: 0.02 };
  for (const [step, left] of [[50, 1], [75, 0.6], [100, 0.2], [120, 0.2]]) {
    const { trainer, free } = tinyGan({
      training: { ...rates, steps: 100, lastRate: 0.2 },
    });
    const before = snapshot(trainer);
    await trainer.step(step);
    const after = snapshot(trainer);
    movedBy(
      { generator: 0.01 * left, discriminator: 0.02 * left },
      before,
      after,
    );
    free();
  }
});

Deno.test("GanTrainer goes on with a quarter of its rates, and again", async () => {
  const rates = { learningRate: 0.01, discriminatorRate: 0.02 };
  for (const [times, left] of [[0, 1], [1, 1 / 4], [3, 1 / 64]]) {
    const { trainer, free } = tinyGan({ training: rates });
    if (times > 0) {
      strictEqual(
        trainer.soften(times),
        `both learning rates are ${left} of what was asked for`,
      );
    }
    const before = snapshot(trainer);
    await trainer.step(1);
    const after = snapshot(trainer);
    movedBy(
      { generator: 0.01 * left, discriminator: 0.02 * left },
      before,
      after,
    );
    free();
  }
});

Deno.test("GanTrainer refuses images in another range", () => {
  throws(() => tinyGan({ range: "symmetric" }), {
    name: "UserError",
    message: /--range unit mends it$/,
  });
});

Deno.test("GanTrainer learns with each loss, penalty and augmentation", async () => {
  for (
    const training of [
      { loss: "minimax", diffAugment: "none" },
      { loss: "hinge", smoothing: 0, r1: 1, penaltyEvery: 2 },
      { loss: "least-squares", instanceNoise: 0.1, noiseSteps: 5 },
      {
        loss: "wasserstein",
        smoothing: 0,
        gradientPenalty: 10,
        penaltyEvery: 1,
      },
      { diffAugment: "adaptive" },
    ] as const
  ) {
    const { trainer, free } = tinyGan({ training });
    for (let step = 1; step <= 3; step++) {
      const losses = await trainer.step(step);
      ok(Object.values(losses).every(Number.isFinite), JSON.stringify(losses));
    }
    free();
  }
});

Deno.test("GanTrainer teaches classes", async () => {
  const { trainer, free } = tinyGan({ classes: 3 });
  const before = snapshot(trainer);
  await trainer.step(1);
  const names = moved(before, snapshot(trainer));
  ok(names.filter(isOf("discriminator")).length > 0);
  const z = new Float32Array(2 * 4); // the same noise for two classes
  const pictures = trainer.painter.decode(z, [0, 2]);
  notDeepStrictEqual(pictures.slice(0, 784), pictures.slice(784));
  free();
});

Deno.test("GanTrainer leaks no tensor after its first steps", async () => {
  const { trainer, free } = tinyGan({ training: { r1: 1, penaltyEvery: 2 } });
  for (let step = 1; step <= 2; step++) await trainer.step(step);
  await trainer.validate();
  trainer.sample();
  const { numTensors } = tf.memory();
  for (let step = 3; step <= 6; step++) await trainer.step(step);
  await trainer.validate();
  trainer.sample();
  strictEqual(tf.memory().numTensors, numTensors);
  free();
});

Deno.test("GanTrainer frees what it made", () => {
  const { numTensors } = tf.memory();
  tinyGan().free();
  strictEqual(tf.memory().numTensors, numTensors);
});
