/**
 * `deno task bench:start`: what a training takes besides its steps.
 *
 * a command as it is typed, and processes of `around.ts` → a table with bars
 */
import { fromFileUrl, join } from "@std/path";
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import { linesOf } from "./_lines.ts";

const SPEC = {
  name: "bench:start",
  about: "Time what a training takes besides its steps: start, tracing, data.",
  flags: {
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of TensorFlow"),
    steps: z.int().min(1).max(1000).default(20)
      .describe("steps over which shares are taken"),
  },
  examples: ["bench:start"],
};
const ROOT = join(fromFileUrl(import.meta.url), "../../..");

type Row = [what: string, value: string, bar: string];

async function main(args: string[]): Promise<void> {
  const { threads, steps } = readFlags(SPEC, args);
  const around = (what: string) => ask(what, threads, steps);
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const micro = (value: number) => `${value.toFixed(1)} µs`;
  const show = (...row: Row) => console.log(row.join("\t"));
  show("what", "measured", "bar");
  await firstStep(); // warms the caches
  show("train:vae, typed to first step", seconds(await firstStep()), "5 s");
  const { compiling } = await around("compile");
  show("DCGAN, traced and compiled", seconds(compiling), "2 s");
  for (const kind of ["vae", "gan", "dcgan"]) {
    const { data, ahead, noise, step } = await around(kind);
    const of = `train:${kind}, ${step.toFixed(0)} ms a step`;
    show(`${of}: waiting for batches`, percent(data), "2 %");
    show(`${of}: drawing them while a step computes`, percent(ahead), "");
    show(`${of}: in other random inputs`, percent(noise), "2 %");
  }
  const { add, matMul, dense } = await around("eager");
  show("eager tf.add of 3 numbers, and dispose", micro(add), "15 µs");
  show("eager tf.matMul 2x2, and dispose", micro(matMul), "");
  show("eager tf.fused.matMul 2x2, and dispose", micro(dense), "");
}

/** What `around.ts` says. */
async function ask(
  what: string,
  threads: number,
  steps: number,
): Promise<Record<string, number>> {
  const path = join(ROOT, "tests/bench/around.ts");
  const args = ["run", "--quiet", "-A", path, what, `${threads}`, `${steps}`];
  const command = new Deno.Command(Deno.execPath(), { args, cwd: ROOT });
  const { stdout, stderr, success } = await command.output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** Seconds from the start of `deno task` to the event of the first step. */
async function firstStep(): Promise<number> {
  const out = await Deno.makeTempDir({ prefix: "inkprint-bench-" });
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "train:vae", "--json", "--until", "1", "--out", out],
    cwd: ROOT,
    stdout: "piped",
    stderr: "null",
  }).spawn();
  let seconds = NaN;
  for await (const line of linesOf(child.stdout)) {
    if (!line.includes('"type":"step"')) continue;
    seconds = (performance.now() - start) / 1000;
  }
  await child.status;
  await Deno.remove(out, { recursive: true });
  return seconds;
}

if (import.meta.main) await runCommand(main);
