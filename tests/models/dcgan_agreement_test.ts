/**
 * Our DCGAN and PyTorch's draw and judge the same with the same weights.
 *
 * All weights and inputs are mean + scale sin(1.7 i), i the index in our
 * layout. The numbers of PyTorch, with the layers of its DCGAN example:
 *
 * ```python
 * import torch
 * from torch import nn
 * def fill(n, scale, mean=0.0):
 *     i = torch.arange(n, dtype=torch.float64)
 *     return (mean + scale * torch.sin(1.7 * i)).float()
 * def norm(c):
 *     b = nn.BatchNorm2d(c)
 *     b.weight.data, b.bias.data = fill(c, 0.2, 1), fill(c, 0.1)
 *     b.running_mean, b.running_var = fill(c, 0.1), fill(c, 0.5, 1)
 *     return b
 * def kernel(a, b):  # ours [4, 4, a, b]
 *     return fill(16 * a * b, 0.3).reshape(4, 4, a, b).permute(3, 2, 0, 1)
 * def up(i, o):
 *     l = nn.ConvTranspose2d(i, o, 4, 2, 1, bias=False)
 *     l.weight.data = kernel(o, i)
 *     return l
 * def down(i, o, *how):
 *     l = nn.Conv2d(i, o, 4, *how, bias=False)
 *     l.weight.data = kernel(i, o)
 *     return l
 * first = nn.ConvTranspose2d(3, 8, 4, 1, 0, bias=False)
 * first.weight.data = fill(384, 0.3).reshape(3, 4, 4, 8).permute(0, 3, 1, 2)
 * G = nn.Sequential(first, norm(8), nn.ReLU(), up(8, 4), norm(4), nn.ReLU(),
 *     up(4, 2), norm(2), nn.ReLU(), up(2, 1), nn.Tanh())
 * leaky = nn.LeakyReLU(0.2)
 * D = nn.Sequential(down(1, 2, 2, 1), leaky, down(2, 4, 2, 1), norm(4), leaky,
 *     down(4, 8, 2, 1), norm(8), leaky, down(8, 1, 1, 0), nn.Flatten())
 * z = fill(6, 1).reshape(2, 3, 1, 1)
 * x = fill(2048, 1).reshape(2, 1, 32, 32)
 * for net in G, D: net.eval()
 * print(G(z)[1, 0, 9, 7:11].tolist(), D(x).flatten().tolist())
 * for net in G, D: net.train()
 * print(G(z)[1, 0, 9, 7:11].tolist(), D(x).flatten().tolist())
 * ```
 */
import { ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { dcganDiscriminator, dcganGenerator } from "@/models/mod.ts";

const SETTLED = {
  pixels: [0.00018166, -0.00057506, 0.02312402, -0.01184611],
  logits: [0.09834161, 0.00602399],
};
const TRAINING = {
  pixels: [0.28314388, -0.30219108, 0.00895929, 0.08617793],
  logits: [0.65392077, -0.14727844],
};

/** mean + scale sin(1.7 i) */
function fill<R extends tf.Rank>(
  shape: tf.ShapeMap[R],
  scale: number,
  mean = 0,
): tf.Tensor<R> {
  const values = Float32Array.from(
    { length: tf.util.sizeFromShape(shape) },
    (_, i) => mean + scale * Math.sin(1.7 * i),
  );
  return tf.tensor(values, shape);
}

/** Scale and mean of a kind of weight. */
const KINDS: Record<string, [scale: number, mean: number]> = {
  kernel: [0.3, 0],
  gamma: [0.2, 1],
  beta: [0.1, 0],
  moving_mean: [0.1, 0],
  moving_variance: [0.5, 1],
};

function refill({ weights }: { weights: Record<string, tf.Variable> }) {
  for (const [name, variable] of Object.entries(weights)) {
    const kind = name.slice(name.lastIndexOf("/") + 1);
    variable.assign(fill(variable.shape, ...KINDS[kind]));
  }
}

function near(actual: tf.Tensor, expected: number[]): void {
  const values = [...actual.dataSync()];
  expected.forEach((value, i) =>
    ok(Math.abs(values[i] - value) < 2e-5, `${values} is not ${expected}`)
  );
}

for (const engine of ["cpu", "tensorflow"] as const) {
  const options = { size: 32, width: 2, random: new Random(1) };

  Deno.test(`dcganGenerator() on ${engine} draws as PyTorch's`, async () => {
    await openEngine({ engine });
    const generator = dcganGenerator({ ...options, latentDim: 3 });
    refill(generator);
    for (
      const [training, { pixels }] of [[false, SETTLED], [
        true,
        TRAINING,
      ]] as const
    ) {
      const x = generator.generate(fill([2, 3], 1), { training });
      near(x.slice([1, 9, 7, 0], [1, 1, 4, 1]), pixels);
    }
    generator.dispose();
  });

  Deno.test(`dcganDiscriminator() on ${engine} judges as PyTorch's`, async () => {
    await openEngine({ engine });
    const discriminator = dcganDiscriminator(options);
    refill(discriminator);
    const x = fill<tf.Rank.R4>([2, 32, 32, 1], 1);
    near(discriminator.judge(x, { training: false }), SETTLED.logits);
    near(discriminator.judge(x, { training: true }), TRAINING.logits);
    discriminator.dispose();
  });
}
