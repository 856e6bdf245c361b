/**
 * What comes from PyTorch draws here what it draws there.
 *
 * Weights are mean + scale sin(1.7 i), i the index in PyTorch's layout. The
 * numbers of PyTorch:
 *
 * ```python
 * import torch
 * from torch import nn
 * def fill(shape, scale, mean=0.0):
 *     i = torch.arange(torch.Size(shape).numel(), dtype=torch.float64)
 *     return (mean + scale * torch.sin(1.7 * i)).float().reshape(shape)
 * HOW = {"weight": (0.3, 0), "bias": (0.1, 0), "running_mean": (0.1, 0),
 *        "running_var": (0.5, 1)}
 * def refill(net):
 *     for module in net:
 *         for end, (scale, mean) in HOW.items():
 *             own = getattr(module, end, None)
 *             if own is None:
 *                 continue
 *             if end == "weight" and hasattr(module, "running_var"):
 *                 mean = 1
 *             if end == "weight" and isinstance(module, nn.Linear):
 *                 scale = 0.1
 *             own.data = fill(own.shape, scale, mean)
 *     return net.eval()
 * def dense(i, o):
 *     return [nn.Linear(i, o), nn.BatchNorm1d(o), nn.ReLU()]
 * def up(i, o, *how):
 *     return [nn.ConvTranspose2d(i, o, 4, *how), nn.BatchNorm2d(o), nn.ReLU()]
 * F = refill(nn.Sequential(*dense(3, 128), *dense(128, 256), *dense(256, 512),
 *     *dense(512, 1024), nn.Linear(1024, 1024), nn.Sigmoid()))
 * C = refill(nn.Sequential(*up(5, 8, 1, 0), *up(8, 4, 2, 1), *up(4, 2, 2, 1),
 *     nn.ConvTranspose2d(2, 3, 4, 2, 1), nn.Tanh()))
 * print(F(fill((2, 3), 1))[1, 300:304].tolist())
 * print(C(fill((2, 5, 1, 1), 1))[1, 1, 9, 7:11].tolist())
 * ```
 */
import {
  deepStrictEqual,
  match,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { openEngine, Random, tf, UserError } from "@/engine/mod.ts";
import {
  type ConvertedGenerator,
  dcganGeneratorFromTorch,
  encodeSafetensors,
  fcGeneratorFromTorch,
  type SafetensorsTensor,
} from "@/formats/mod.ts";
import { dcganGenerator, fcGenerator, type Generator } from "@/models/mod.ts";
import { restoreCheckpoint } from "@/training/mod.ts";
import { fill, layer } from "./_fill.ts";

await openEngine({ engine: "cpu" });

const FC_PIXELS = [0.972409, 0.933911, 0.789228, 0.507884];
const DCGAN_PIXELS = [0.07225, 0.59571, -0.033015, 0.235044];

const random = new Random(1);
const size = 32;
const FC = { size, latentDim: 3 };
const DCGAN = { size, latentDim: 5, width: 2 };

/** As nn.Sequential counts its layers, one deeper in a class of its own. */
function fcState(): Record<string, SafetensorsTensor> {
  const units = [FC.latentDim, 128, 256, 512, 1024, size * size];
  const layers = units.slice(1).map((outputs, i) =>
    layer(`gen.${3 * i}`, {
      weight: fill([outputs, units[i]], 0.1),
      outputs,
      norm: i < 4 ? `gen.${3 * i + 1}` : undefined,
    })
  );
  return Object.assign({}, ...layers);
}

const FC_STATE = fcState();

/** Layers with names of their own, and pictures in colour. */
function dcganState(channels = 3): Record<string, SafetensorsTensor> {
  const filters = [DCGAN.latentDim, 8, 4, 2, channels];
  const layers = filters.slice(1).map((outputs, i) =>
    layer(`up_${i}`, {
      weight: fill([filters[i], outputs, 4, 4], 0.3),
      outputs,
      norm: i < 3 ? `bn_${i}` : undefined,
    })
  );
  return Object.assign({}, ...layers);
}

/** Four pixels of the second picture. */
function draw(
  weights: ConvertedGenerator["weights"],
  generator: Generator,
  at: [y: number, x: number],
): number[] {
  restoreCheckpoint(encodeSafetensors(weights), generator.weights);
  const { data, shape } = fill([2, generator.latentDim], 1);
  const z = tf.tensor(data).reshape(shape) as tf.Tensor2D;
  const [y, x] = at;
  const drawn = generator.generate(z, { training: false });
  return [...drawn.slice([1, y, x, 0], [1, 1, 4, 1]).dataSync()];
}

function near(found: number[], expected: number[]) {
  const apart = found.map((x, i) => Math.abs(x - expected[i]));
  ok(Math.max(...apart) < 1e-5, `${found} in the place of ${expected}`);
}

function refuses(work: () => unknown, sentence: RegExp) {
  throws(work, (error) => {
    ok(error instanceof UserError, String(error));
    match(error.message, /^Cannot take this state_dict: /);
    match(error.message, sentence);
    return true;
  });
}

Deno.test("fcGeneratorFromTorch() draws what PyTorch draws", () => {
  const { weights, ...facts } = fcGeneratorFromTorch(FC_STATE);
  deepStrictEqual(facts, { ...FC, channels: 1 });
  const generator = fcGenerator({ ...FC, random });
  const at: [number, number] = [Math.floor(300 / size), 300 % size];
  near(draw(weights, generator, at), FC_PIXELS);
  const over = fcGeneratorFromTorch(FC_STATE, { invert: true });
  near(draw(over.weights, generator, at), FC_PIXELS.map((p) => 1 - p));
});

Deno.test("dcganGeneratorFromTorch() draws the green that PyTorch draws", () => {
  const { weights, ...facts } = dcganGeneratorFromTorch(dcganState());
  deepStrictEqual(facts, { ...DCGAN, channels: 3 });
  const generator = dcganGenerator({ ...DCGAN, inkShare: 0.1, random });
  near(draw(weights, generator, [9, 7]), DCGAN_PIXELS);
  const over = dcganGeneratorFromTorch(dcganState(), { invert: true });
  near(draw(over.weights, generator, [9, 7]), DCGAN_PIXELS.map((p) => -p));
});

Deno.test("fcGeneratorFromTorch() tells layers by their shapes alone", () => {
  const shuffled = Object.fromEntries(
    Object.entries(FC_STATE).reverse().map(([name, tensor]) => {
      const [, number, end] = name.split(".");
      return [`module.${100 - Number(number)}.${end}`, tensor];
    }),
  );
  const { weights } = fcGeneratorFromTorch(shuffled);
  deepStrictEqual(weights, fcGeneratorFromTorch(FC_STATE).weights);
});

Deno.test("state_dicts of other networks are refused in a sentence", () => {
  const fc = FC_STATE, dcgan = dcganState(1);
  const { "gen.1.weight": gone, ...rest } = fc;
  strictEqual(gone.shape[0], 128);
  refuses(() => fcGeneratorFromTorch(rest), /layer gen\.1 has no weight$/);
  refuses(() => fcGeneratorFromTorch({}), /fewer than two layers$/);
  refuses(() => fcGeneratorFromTorch(dcgan), /up_0 has a weight of shape/);
  refuses(() => dcganGeneratorFromTorch(fc), /gen\.0 has a weight of shape/);
  const more = { ...fc, "gen.1.weight_orig": fill([2], 1) };
  refuses(() => fcGeneratorFromTorch(more), /weight_orig is none of weight/);
  const narrow = { ...fc, "gen.12.weight": fill([1024, 1023], 0.1) };
  refuses(() => fcGeneratorFromTorch(narrow), /fits before no other layer$/);
  const wide = { ...dcgan, "up_3.weight": fill([2, 1, 5, 5], 0.1) };
  refuses(
    () => dcganGeneratorFromTorch(wide),
    /up_3 must be 4 by 4: is 5 by 5/,
  );
  const deep = {
    ...fc,
    ...layer("extra", { weight: fill([9, 1024], 1), outputs: 9 }),
  };
  refuses(() => fcGeneratorFromTorch(deep), /no batch normalisation of 1024/);
});

Deno.test("state_dicts with what is no number are refused", () => {
  const nan = fill([128], Number.NaN), below = fill([128], 0, -1);
  const with_ = (name: string, tensor: SafetensorsTensor) => () =>
    fcGeneratorFromTorch({ ...FC_STATE, [name]: tensor });
  refuses(with_("gen.1.bias", nan), /gen\.1\.bias must be finite .* is NaN$/);
  refuses(with_("gen.1.running_var", below), /running_var .* one is -1$/);
  const whole = { dtype: "I32" as const, shape: [1], data: new Int32Array(1) };
  refuses(with_("gen.0.bias", whole), /gen\.0\.bias must be F32, not I32$/);
  const many = Object.fromEntries(
    Array.from({ length: 65 }, (_, i) => [`${i}.weight`, fill([1, 1], 1)]),
  );
  refuses(() => fcGeneratorFromTorch(many), /it has 65 layers, over 64$/);
});
