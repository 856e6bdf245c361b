/** Players of every kind in a whole step: eager on cpu, and compiled. */
import { ok, strictEqual } from "node:assert/strict";
import { compile, Random, Sgd, tf } from "@/engine/mod.ts";
import { r1Penalty } from "@/losses/mod.ts";
import {
  dcganDiscriminator,
  dcganGenerator,
  type Discriminator,
  fcDiscriminator,
  fcGenerator,
  type Generator,
  residualDiscriminator,
  residualGenerator,
} from "@/models/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { missing, onCpu } from "../engine/_engine.ts";

function test(name: string, fn: () => void | Promise<void>): void {
  Deno.test({ name, fn, ignore: missing !== undefined || !isSampled });
}

type Players = { generator: Generator; discriminator: Discriminator };
type Inputs = { real: tf.Tensor4D; z: tf.Tensor2D; labels: tf.Tensor1D };

const LATENT = 3;
const size = 32;
const small = (classes = 0) => ({
  size,
  classes,
  width: 2,
  random: new Random(1),
});

const PAIRS: Record<string, () => Players> = {
  "dense": () => ({
    generator: fcGenerator({ ...small(), latentDim: LATENT, hidden: [8] }),
    discriminator: fcDiscriminator({ ...small(), hidden: [8] }),
  }),
  "dcgan": () => ({
    generator: dcganGenerator({ ...small(), latentDim: LATENT }),
    discriminator: dcganDiscriminator(small()),
  }),
  "bounded and conditional": () => ({
    generator: dcganGenerator({
      ...small(2),
      latentDim: LATENT,
      upsampling: "resize",
    }),
    discriminator: dcganDiscriminator({
      ...small(2),
      normalization: "spectral",
      minibatchStddev: true,
    }),
  }),
  "residual and conditional": () => ({
    generator: residualGenerator({ ...small(2), latentDim: LATENT }),
    discriminator: residualDiscriminator({
      ...small(2),
      minibatchStddev: true,
    }),
  }),
};

/** All weights of both, after a step of D with R1 and one of G. */
function afterStep(
  { generator, discriminator }: Players,
  isCompiled: boolean,
  moves: { d: boolean; g: boolean } = { d: true, g: true },
): Record<string, number[]> {
  const mode = { training: true };
  const dOptimizer = new Sgd(discriminator.trainable, { learningRate: 0.1 });
  const gOptimizer = new Sgd(generator.trainable, { learningRate: 0.1 });
  const step = ({ real, z, labels }: Inputs) => {
    const judge = (x: tf.Tensor4D) => discriminator.judge(x, mode, labels);
    const fake = generator.generate(z, mode, labels);
    const losses: Record<string, tf.Tensor> = {};
    if (moves.d) {
      losses.d = dOptimizer.step(() => ({
        loss: tf.softplus(judge(real).neg()).mean()
          .add(tf.softplus(judge(fake)).mean())
          .add(r1Penalty(judge, real)) as tf.Scalar,
      })).loss;
    }
    if (moves.g) {
      losses.g = gOptimizer.step(() => ({
        loss: tf.softplus(judge(generator.generate(z, mode, labels)).neg())
          .mean() as tf.Scalar,
      })).loss;
    }
    return losses;
  };
  const random = new Random(5);
  const inputs: Inputs = {
    real: tf.tensor4d(random.normals(4 * size * size), [4, size, size, 1]),
    z: tf.tensor2d(random.normals(4 * LATENT), [4, LATENT]),
    labels: tf.tensor1d([0, 1, 1, 0], "int32"),
  };
  const compiled = compile(step);
  tf.dispose(isCompiled ? compiled.run(inputs) : tf.tidy(() => step(inputs)));
  compiled.dispose();
  tf.dispose(inputs);
  dOptimizer.dispose();
  gOptimizer.dispose();
  return weightsOf({ generator, discriminator });
}

function weightsOf({ generator, discriminator }: Players) {
  const all = { ...generator.weights, ...discriminator.weights };
  return Object.fromEntries(
    Object.entries(all).map(([name, w]) => [name, [...w.dataSync()]]),
  );
}

function dispose({ generator, discriminator }: Players): void {
  generator.dispose();
  discriminator.dispose();
}

for (const [kind, build] of Object.entries(PAIRS)) {
  test(`a compiled step of ${kind} players is that of the cpu`, async () => {
    const players = build();
    const compiled = afterStep(players, true);
    dispose(players);
    const expected = await onCpu(() => {
      const reference = build();
      const after = afterStep(reference, false);
      dispose(reference);
      return after;
    });
    for (const [name, values] of Object.entries(expected)) {
      const scale = Math.max(...values.map(Math.abs), 0.01);
      values.forEach((value, i) => {
        const off = Math.abs(compiled[name][i] - value) / scale;
        ok(off < 1e-3, `${name}: ${compiled[name][i]} is not ${value}`);
      });
    }
  });
}

for (const kind of ["dcgan", "bounded and conditional"]) {
  for (const who of ["d", "g"] as const) {
    test(`a step of ${who} of ${kind} players moves no other`, () => {
      const players = PAIRS[kind]();
      const before = weightsOf(players);
      const moves = { d: who === "d", g: who === "g" };
      const after = afterStep(players, true, moves);
      const { generator: g, discriminator: d } = players;
      for (const [player, one] of Object.entries({ g, d })) {
        const { weights, trainable } = one;
        for (const [name, w] of Object.entries(weights)) {
          if (!trainable.includes(w)) continue;
          const moved = before[name].join() !== after[name].join();
          strictEqual(moved, player === who, name);
        }
      }
      dispose(players);
    });
  }
}
