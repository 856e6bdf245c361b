import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
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

await openEngine();

type Options = {
  size: number;
  classes?: number;
  seed?: number;
  width?: number;
};

const GENERATORS: Record<string, (options: Options) => Generator> = {
  fc: ({ seed = 1, size, classes }) =>
    fcGenerator({ size, classes, latentDim: 5, random: new Random(seed) }),
  dcgan: ({ seed = 1, width = 4, ...rest }) =>
    dcganGenerator({ ...rest, width, latentDim: 5, random: new Random(seed) }),
  resize: ({ seed = 1, width = 4, ...rest }) =>
    dcganGenerator({
      ...rest,
      width,
      latentDim: 5,
      upsampling: "resize",
      random: new Random(seed),
    }),
  residual: ({ seed = 1, width = 4, ...rest }) =>
    residualGenerator({
      ...rest,
      width,
      latentDim: 5,
      random: new Random(seed),
    }),
};

const DISCRIMINATORS: Record<string, (options: Options) => Discriminator> = {
  fc: ({ seed = 1, size, classes }) =>
    fcDiscriminator({ size, classes, random: new Random(seed) }),
  ...Object.fromEntries(
    (["batch", "spectral", "none"] as const).map((normalization) => [
      normalization,
      ({ seed = 1, width = 4, ...rest }: Options) =>
        dcganDiscriminator({
          ...rest,
          width,
          normalization,
          minibatchStddev: normalization !== "batch",
          random: new Random(seed),
        }),
    ]),
  ),
  residual: ({ seed = 1, width = 4, ...rest }) =>
    residualDiscriminator({ ...rest, width, random: new Random(seed) }),
};

const noise = (count: number, seed = 1) =>
  tf.tensor2d(new Random(seed).normals(count * 5), [count, 5]);

Deno.test("generators draw images of each size in their range", () => {
  for (const [name, build] of Object.entries(GENERATORS)) {
    for (const size of name === "fc" ? [28] : [32, 64]) {
      const generator = build({ size });
      const z = noise(3);
      const x = generator.generate(z, { training: true });
      deepStrictEqual(x.shape, [3, size, size, 1], name);
      const [low, high] = [x.min().dataSync()[0], x.max().dataSync()[0]];
      ok(low >= (generator.range === "unit" ? 0 : -1) && high <= 1, name);
      ok(generator.range === "unit" || low < 0, `${name}: ${low}`);
      tf.dispose([z, x]);
      generator.dispose();
    }
  }
});

Deno.test("discriminators give a logit an image, at each size", () => {
  for (const [name, build] of Object.entries(DISCRIMINATORS)) {
    for (const size of name === "fc" ? [28] : [32, 64]) {
      const discriminator = build({ size });
      const x = tf.zeros<tf.Rank.R4>([3, size, size, 1]);
      const logits = discriminator.judge(x, { training: true });
      deepStrictEqual(logits.shape, [3, 1], name);
      tf.dispose([x, logits]);
      discriminator.dispose();
    }
  }
});

Deno.test("networks of GANs are as their seed", () => {
  const builders = { ...GENERATORS, ...DISCRIMINATORS };
  for (const [name, build] of Object.entries(builders)) {
    const weights = (seed: number) => {
      const network = build({ size: 32, seed });
      const all = Object.values(network.weights)
        .map((weight) => [...weight.dataSync()]);
      network.dispose();
      return all;
    };
    const first = weights(1);
    deepStrictEqual(weights(1), first, name);
    notDeepStrictEqual(weights(2), first, name);
  }
});

Deno.test("a class that is asked for changes the picture, and the verdict", () => {
  for (const [name, build] of Object.entries(GENERATORS)) {
    const generator = build({ size: 32, classes: 3 });
    const row = noise(1);
    const z = row.tile([2, 1]) as tf.Tensor2D;
    const labels = tf.tensor1d([0, 2], "int32");
    const x = generator.generate(z, { training: false }, labels);
    const [a, b] = tf.unstack(x).map((one) => one.dataSync());
    notDeepStrictEqual(a, b, name);
    throws(() => generator.generate(z, { training: false }), /3 classes/);
    generator.dispose();
    tf.dispose([row, z, labels, x]);
  }
  for (const [name, build] of Object.entries(DISCRIMINATORS)) {
    const discriminator = build({ size: 32, classes: 3 });
    const x = tf.ones<tf.Rank.R4>([2, 32, 32, 1]);
    const labels = tf.tensor1d([0, 2], "int32");
    const logits = discriminator.judge(x, { training: false }, labels);
    const [a, b] = logits.dataSync();
    ok(a !== b, name);
    discriminator.dispose();
    tf.dispose([x, labels, logits]);
  }
});

// PyTorch's DCGAN example, nz = 100, ngf = ndf = 64, nc = 3 (examples/dcgan):
//   sum(p.numel() for p in Generator(0).parameters()), and of Discriminator
Deno.test("dcgan networks have as many weights as PyTorch's example", () => {
  const options = { size: 64, channels: 3, random: new Random(1) };
  const count = (network: Generator | Discriminator) =>
    network.trainable.reduce((sum, { size }) => sum + size, 0);
  const [generator, discriminator] = [
    dcganGenerator(options),
    dcganDiscriminator(options),
  ];
  strictEqual(count(generator), 3_576_704);
  strictEqual(count(discriminator), 2_765_568);
  generator.dispose();
  discriminator.dispose();
});

Deno.test("convolutional networks of GANs refuse other sizes", () => {
  for (const size of [28, 48, 512]) {
    throws(() => dcganGenerator({ size, random: new Random(1) }), {
      name: "RangeError",
      message: `Cannot build a network as size must be 32, 64, 128 or 256: ` +
        `current value is ${size}`,
    });
  }
});
