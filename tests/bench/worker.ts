/**
 * Our side of the bench, a process of its own.
 *
 *   deno run … tests/bench/worker.ts vae 2 fp32
 *
 * Takes a step's name, the number of threads, a precision; answers requests as
 * `_answers.ts` says.
 */
import { resourceUsage } from "node:process";
import { currentBackend } from "@/engine/backend.ts";
import { openEngine, type Precision, tf } from "@/engine/mod.ts";
import { type About, type Matmul, MATMUL_SIZE } from "./_answers.ts";
import type { Memory, Steps } from "./_answers.ts";
import { linesOf } from "./_lines.ts";
import { watchNativeCalls } from "./_native_time.ts";
import type { OpenStep } from "./steps/step.ts";
import { stepNamed } from "./steps/table.ts";

const [name, threads, precision] = Deno.args;
const MATMULS = 3;

async function main(): Promise<void> {
  await openEngine({
    engine: "tensorflow",
    threads: Number(threads),
    precision: precision as Precision,
  });
  const { tensorflow } = currentBackend()!.binding;
  const step = stepNamed(name).open();
  const about: About = {
    parameters: step.parameters,
    library: `TensorFlow ${tensorflow.version}`,
  };
  const answers: Record<string, (count: number) => unknown> = {
    about: () => about,
    steps: (count) => timed(count, () => step.run()),
    async: (count) => timed(count, () => step.runAsync()),
    outside: (count) => outside(step, count),
    matmul,
    memory: (): Memory => ({ rssMb: resourceUsage().maxRSS * 1024 / 1e6 }),
  };
  for await (const line of linesOf(Deno.stdin.readable)) {
    const { do: what, count } = JSON.parse(line);
    console.log(JSON.stringify(await answers[what](count)));
  }
}

/** Runs steps one after another; the first warms the caches, untimed. */
async function timed(
  count: number,
  run: () => number | Promise<number>,
): Promise<Steps> {
  let loss = await run();
  const ms: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    loss = await run();
    ms.push(performance.now() - start);
  }
  if (!Number.isFinite(loss)) throw new RangeError(`The loss is ${loss}`);
  return { ms, loss };
}

/** Steps again, but only what of them is spent outside TensorFlow's ops. */
async function outside(step: OpenStep, count: number): Promise<Steps> {
  const native = watchNativeCalls(currentBackend()!.binding.tensorflow);
  const { ms, loss } = await timed(count, () => {
    native.begin();
    return step.run();
  });
  native.stop();
  const spent = native.spent.slice(-count);
  return { ms: ms.map((all, i) => all - spent[i]), loss };
}

function matmul(): Matmul {
  const shape: [number, number] = [MATMUL_SIZE, MATMUL_SIZE];
  const [a, b] = [tf.ones<tf.Rank.R2>(shape), tf.ones<tf.Rank.R2>(shape)];
  const seconds = Array.from({ length: MATMULS }, () => {
    const start = performance.now();
    tf.matMul(a, b).dispose();
    return (performance.now() - start) / 1000;
  });
  tf.dispose([a, b]);
  return { gflops: 2 * MATMUL_SIZE ** 3 / Math.min(...seconds) / 1e9 };
}

await main();
