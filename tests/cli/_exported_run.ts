/**
 * Small runs, exported, with what they draw in our own hands.
 *
 * Nothing is trained: weights are such that no scale, shift or statistic
 * could be left out unseen.
 */
import { ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { DCGAN_FLAGS } from "@/cli/_gan_options.ts";
import { DCGAN_NETWORKS } from "@/cli/_gan_recipe.ts";
import { openPainter } from "@/cli/_painter.ts";
import { VAE_FLAGS } from "@/cli/_vae_options.ts";
import { buildVae } from "@/cli/_vae_run.ts";
import { main as exportRun } from "@/cli/export.ts";
import { defaultsOf } from "@/cli/flags.ts";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { encodeCheckpoint, type Variables } from "@/training/mod.ts";
import { type Ended, typed } from "./_command.ts";
import type { Input } from "./_stock_tfjs.ts";

/** Pictures of each comparison. */
const COUNT = 3;
const TINY = {
  size: 32 as const,
  width: 4,
  latentDim: 4,
  data: "/home/x/scans",
};
const LABELS = ["arch", "loop", "whorl"];

/** A run with the inputs of its exported model, and what they must give. */
export interface Exported {
  /** Where the files are */
  folder: string;
  /** By the names that the model has for them, in its order */
  inputs: Record<string, Input>;
  /** `[COUNT, 32, 32]` */
  pixels: Float32Array;
  range: "unit" | "symmetric";
}

/** Types `export`, and opens the engine that it left again. */
export async function typeExport(args: string): Promise<Ended> {
  const ended = await typed(exportRun, `${args} --quiet`);
  await openEngine();
  return ended;
}

/** A DCGAN that was taught three classes. */
export async function exportedDcgan(run: string): Promise<Exported> {
  const options = { ...defaultsOf(DCGAN_FLAGS), ...TINY, conditional: true };
  const random = new Random(1);
  const { weights } = DCGAN_NETWORKS.generator(options, 3, random, 0.1);
  await writeRun(run, { kind: "dcgan", options, labels: LABELS }, weights);
  const z = new Random(5).normals(COUNT * 4);
  const classes = [0, 2, 1];
  const y = classes.flatMap((k) => [0, 1, 2].map((i) => Number(i === k)));
  return await exported(run, {
    inputs: {
      z: { values: [...z], shape: [COUNT, 4] },
      y: { values: y, shape: [COUNT, 3] },
    },
    pixels: await drawn(run, z, classes),
    range: "symmetric",
  });
}

/** A ladder VAE: a vector of 4 numbers, and maps of 8 by 8 and 16 by 16. */
export async function exportedVae(run: string): Promise<Exported> {
  const options = { ...defaultsOf(VAE_FLAGS), ...TINY };
  const { weights } = buildVae(options, { random: new Random(1) });
  await writeRun(run, { kind: "vae", options }, weights);
  const shapes = { z: [4], noise1: [8, 8, 4], noise2: [16, 16, 2] };
  const starts = { z: 0, noise1: 4, noise2: 4 + 256 };
  const row = 4 + 256 + 512;
  const noise = new Random(5).normals(COUNT * row);
  const inputs = Object.entries(shapes).map(([name, shape]) => {
    const from = starts[name as keyof typeof shapes];
    const size = tf.util.sizeFromShape(shape);
    const values = Array.from({ length: COUNT }, (_, i) => {
      const at = i * row + from;
      return [...noise.subarray(at, at + size)];
    });
    return [name, { values: values.flat(), shape: [COUNT, ...shape] }];
  });
  return await exported(run, {
    inputs: Object.fromEntries(inputs),
    pixels: await drawn(run, noise),
    range: "unit",
  });
}

/** How far pictures of a model are from ours, at most. */
export function apart(drawn: ArrayLike<number>, run: Exported): number {
  strictEqual(drawn.length, run.pixels.length);
  const isUnit = run.range === "unit";
  const unit = Array.from(drawn, (x) => isUnit ? x : (x + 1) / 2);
  return Math.max(...unit.map((x, i) => Math.abs(x - run.pixels[i])));
}

async function exported(
  run: string,
  drawn: Omit<Exported, "folder">,
): Promise<Exported> {
  const contrast = Math.max(...drawn.pixels) - Math.min(...drawn.pixels);
  ok(contrast > 0.2, `pictures are flat: ${contrast}`);
  strictEqual((await typeExport(run)).stderr, "");
  return { ...drawn, folder: join(run, "export") };
}

/** What training leaves, as far as it matters here. */
async function writeRun(
  run: string,
  config: { kind: string; options: unknown; labels?: string[] },
  weights: Variables,
): Promise<void> {
  unsettle(weights);
  const rest = {
    dataHash: "00".repeat(32),
    engine: "hands",
    versions: { inkprint: "0.0.0", deno: "0.0.0" },
  };
  await Deno.mkdir(join(run, "checkpoints"), { recursive: true });
  const best = join(run, "checkpoints/best.safetensors");
  await Deno.writeFile(best, encodeCheckpoint(weights, null));
  const json = JSON.stringify({ ...config, ...rest });
  await Deno.writeTextFile(join(run, "config.json"), json);
}

/** Weights that neither fade nor grow from layer to layer. */
function unsettle(weights: Variables): void {
  const random = new Random(9);
  for (const [name, variable] of Object.entries(weights)) {
    const { shape, size } = variable;
    const noise = tf.tensor(random.normals(size), shape);
    const isScale = /gamma|moving_variance/.test(name);
    const spread = Math.sqrt(Math.max(...shape.slice(-2)) / size);
    const moved = name.endsWith("/kernel") && !isScale
      ? noise.mul(spread)
      : noise.mul(0.1).add(isScale ? 1 : 0);
    variable.assign(moved as tf.Tensor);
  }
}

async function drawn(run: string, noise: Float32Array, classes?: number[]) {
  const { painter } = await openPainter(run);
  const pixels = painter.decode(noise, classes);
  painter.dispose();
  return pixels;
}
