/**
 * One step measured against Python's libraries in one run, in turns.
 *
 * Each contestant is a process that stays alive; in every round each makes
 * the same number of steps, in an order that rotates, so that a machine that
 * slows down or has a neighbour hits all of them.
 */
import { fromFileUrl } from "@std/path";
import type { Precision } from "@/engine/mod.ts";
import type { About, Matmul, Memory, Steps } from "./_answers.ts";
import type { BenchStep } from "./steps/step.ts";
import { WorkerProcess } from "./_worker_process.ts";

/** How the contest is held. */
export interface ContestOptions {
  /** A Python with PyTorch. */
  python: string;
  /** A Python with TensorFlow, where there is one. */
  tensorflow?: string;
  threads: number;
  rounds: number;
  /** Steps of each contestant in a round. */
  steps: number;
  /** Whether torch.compile is tried, too. */
  compile: boolean;
  report: (sentence: string) => void;
}

/**
 * Who takes part: `ours`, `torch` as it is, and what makes that faster, and
 * TensorFlow's own Python, `tf.function`.
 */
export interface Contestant {
  about: About;
  /** Milliseconds per step, the mean of each round. */
  rounds: number[];
  /** Of its last step, nats per image. */
  loss: number;
  /** The most that was resident so far. */
  rssMb: number;
}

/** What was measured. */
export interface Contest {
  contestants: Record<string, Contestant>;
  /** Who could not take part, and why. */
  skipped: Record<string, string>;
  /** Each library's fastest matrix product, 1e9 operations a second. */
  matmulGflops: Record<string, number>;
  /** Ours awaited, as training does it, milliseconds of a step by round. */
  asyncRounds: number[];
  /** Ours without TFE_Execute, milliseconds of each step. */
  outsideMs: number[];
}

const VARIANTS = [
  "fused",
  "channels_last,fused",
  "compile,fused",
  "compile,channels_last,fused",
];
const MATMUL_ROUNDS = 3;
/** One contestant of each library: these multiply matrices, too. */
const LIBRARIES = ["ours", "torch", "tf.function"];
const PERMISSIONS = ["ffi", "read", "write", "env", "run", "sys"];

/** Starts everyone, warms up, measures, ends everyone. */
export async function holdContest(
  step: BenchStep,
  options: ContestOptions,
): Promise<Contest> {
  const variants = VARIANTS
    .filter((variant) => options.compile || !variant.includes("compile"));
  const workers = [
    ourWorker(step.name, options.threads),
    pythonWorker("torch", step, options),
    ...variants.map((one) => pythonWorker(`torch ${one}`, step, options, one)),
    ...(options.tensorflow ? [pythonWorker("tf.function", step, options)] : []),
  ];
  try {
    const { ready, skipped } = await warmUp(workers, options);
    const measured = await measure(ready, options);
    if (!options.tensorflow) skipped["tf.function"] = "not installed";
    return { ...measured, skipped };
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

/** @param name Of a step */
export function ourWorker(
  name: string,
  threads: number,
  precision: Precision = "fp32",
): WorkerProcess {
  const path = fromFileUrl(new URL("worker.ts", import.meta.url));
  const flags = PERMISSIONS.map((permission) => `--allow-${permission}`);
  return new WorkerProcess({
    name: "ours",
    command: Deno.execPath(),
    args: ["run", "--quiet", ...flags, path, name, String(threads), precision],
  });
}

/** @param variant What makes PyTorch faster */
function pythonWorker(
  label: string,
  { name }: BenchStep,
  { python, tensorflow, threads }: ContestOptions,
  variant = "",
) {
  const path = fromFileUrl(new URL("python/worker.py", import.meta.url));
  const isTorch = label.startsWith("torch");
  const library = isTorch ? "torch" : "tensorflow";
  return new WorkerProcess({
    name: label,
    command: isTorch ? python : tensorflow!,
    args: [path, library, name, String(threads), variant],
    env: { PYTHONDONTWRITEBYTECODE: "1" },
  });
}

interface Ready {
  worker: WorkerProcess;
  about: About;
}

/** First steps of everyone; who fails is skipped, but for the two at stake. */
async function warmUp(
  workers: WorkerProcess[],
  { steps, report }: ContestOptions,
) {
  const ready: Ready[] = [];
  const skipped: Record<string, string> = {};
  for (const worker of workers) {
    report(`warming up ${worker.name}`);
    try {
      const about = await worker.ask<About>({ do: "about" });
      await worker.ask({ do: "steps", count: steps });
      ready.push({ worker, about });
    } catch (error) {
      const isAtStake = worker.name === "ours" || worker.name === "torch";
      if (isAtStake || !(error instanceof Error)) throw error;
      skipped[worker.name] = error.message;
      report(`skipped: ${error.message}`);
    }
  }
  checkParameters(ready);
  return { ready, skipped };
}

/** Networks of other sizes would be no contest. */
function checkParameters(ready: Ready[]): void {
  const [{ about: ours }] = ready;
  for (const { worker, about } of ready) {
    if (about.parameters === ours.parameters) continue;
    throw new Error(
      `Cannot compare networks of ${ours.parameters} parameters (ours) and ` +
        `${about.parameters} (${worker.name})`,
    );
  }
}

async function measure(
  ready: Ready[],
  { rounds, steps, report }: ContestOptions,
): Promise<Omit<Contest, "skipped">> {
  const found = ready.map(({ worker, about }) => ({
    worker,
    about,
    rounds: [] as number[],
    loss: NaN,
    rssMb: NaN,
  }));
  const [ours] = found;
  const libraries = found
    .filter(({ worker }) => LIBRARIES.includes(worker.name));
  const asyncRounds: number[] = [];
  const matmulGflops: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    report(`round ${round + 1} of ${rounds}`);
    for (let i = 0; i < found.length; i++) {
      const one = found[(i + round) % found.length];
      const turn = await one.worker
        .ask<Steps>({ do: "steps", count: steps });
      one.rounds.push(mean(turn.ms));
      one.loss = turn.loss;
    }
    const awaited = await ours.worker.ask<Steps>({ do: "async", count: steps });
    asyncRounds.push(mean(awaited.ms));
    if (round >= MATMUL_ROUNDS) continue;
    for (const { worker } of libraries) {
      const { gflops } = await worker.ask<Matmul>({ do: "matmul" });
      const before = matmulGflops[worker.name] ?? 0;
      matmulGflops[worker.name] = Math.max(before, gflops);
    }
  }
  for (const one of found) {
    one.rssMb = (await one.worker.ask<Memory>({ do: "memory" })).rssMb;
  }
  const { ms: outsideMs } = await ours.worker
    .ask<Steps>({ do: "outside", count: steps });
  const contestants = Object.fromEntries(
    found.map(({ worker, ...rest }) => [worker.name, rest]),
  );
  return { contestants, matmulGflops, asyncRounds, outsideMs };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
