/**
 * What `start.ts` measures inside of one process: tracing and compiling, the
 * share of a training that is spent on inputs, and an eager op's overhead.
 *
 *   deno run … tests/bench/around.ts compile|eager|vae|gan|dcgan THREADS STEPS
 *
 * Prints one line of JSON.
 */
import { fittingFeatures } from "@/cli/_fitting_features.ts";
import { DCGAN, GAN } from "@/cli/_gan_recipe.ts";
import { VAE } from "@/cli/_vae_recipe.ts";
import { sampleSignatures } from "@/data/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";
import * as z from "zod";
import { watchDraws } from "./_watch_draws.ts";
import { median } from "./_statistics.ts";
import { dcgan } from "./steps/dcgan.ts";

const RECIPES = { vae: VAE, gan: GAN, dcgan: DCGAN };
const EAGER_OPS = 20_000;

/** Seconds of the first step over those of the next. */
function compiling(count: number) {
  const step = dcgan.open();
  const seconds = Array.from({ length: 1 + count }, () => {
    const start = performance.now();
    step.run();
    return (performance.now() - start) / 1000;
  });
  return { compiling: seconds[0] - median(seconds.slice(1)) };
}

/** Microseconds of ops on three numbers, whose kernels take next to none. */
function eager() {
  const [x, m] = [tf.tensor([1, 2, 3]), tf.tensor2d([[1, 2], [3, 4]])];
  const bias = tf.tensor1d([1, 2]);
  const dense = { a: m, b: m, bias, activation: "relu" as const };
  const timed = (work: () => void) => {
    for (let i = 0; i < EAGER_OPS; i++) work(); // until V8 is done with it
    const start = performance.now();
    for (let i = 0; i < EAGER_OPS; i++) work();
    return 1000 * (performance.now() - start) / EAGER_OPS;
  };
  return {
    add: timed(() => tf.add(x, x).dispose()),
    matMul: timed(() => tf.matMul(m, m).dispose()),
    dense: timed(() => tf.fused.matMul(dense).dispose()),
  };
}

/** Shares of the time of steps of a training with its own defaults. */
async function shares(kind: keyof typeof RECIPES, count: number) {
  const recipe = RECIPES[kind];
  // deno-lint-ignore no-explicit-any -- each recipe knows its own options
  const config = z.object(recipe.flags as any).parse({}) as any;
  const data = sampleSignatures({ size: config.size, seed: config.seed });
  const { extractor } = await fittingFeatures(data);
  const { trainer } = await recipe.build(config, data, extractor);
  const draws = watchDraws();
  await trainer.step(1); // traces
  Object.assign(draws, { data: 0, ahead: 0, noise: 0 });
  const start = performance.now();
  for (let i = 0; i < count; i++) await trainer.step(2 + i);
  const all = performance.now() - start;
  return {
    step: all / count,
    data: draws.data / all,
    ahead: draws.ahead / all,
    noise: draws.noise / all,
  };
}

const [what, threads, count] = Deno.args;
await openEngine({ engine: "tensorflow", threads: Number(threads) });
const found = what === "compile"
  ? compiling(Number(count))
  : what === "eager"
  ? eager()
  : await shares(what as keyof typeof RECIPES, Number(count));
console.log(JSON.stringify(found));
