/** A contest as one row: of the results file, and of the printed table. */
import type { Contest, ContestOptions } from "./_contest.ts";
import { median, pairedRatio } from "./_statistics.ts";
import type { BenchStep } from "./steps/step.ts";

/** Times in milliseconds of a step: medians over rounds, and minima. */
export interface Row {
  name: string;
  about: string;
  ours_ms: number;
  ours_ms_min: number;
  /** PyTorch as it is: eager, float32, `torch.optim.Adam`. */
  torch_ms: number;
  torch_ms_min: number;
  /** The fastest of PyTorch's ways, `torch_best` says which. */
  torch_best_ms: number;
  torch_best_ms_min: number;
  torch_best: string;
  /** How many times as long PyTorch takes: medians of paired rounds. */
  torch_ratio: number;
  torch_best_ratio: number;
  /** TensorFlow's own Python on the same networks; null: not installed. */
  tf_function_ms: number | null;
  tf_function_ms_min: number | null;
  tf_function_ratio: number | null;
  /** Ours by `runAsync`, as training does it. */
  ours_async_ms: number;
  /** Ours outside TensorFlow's ops. */
  ours_outside_ms: number;
  gflop: number;
  /** The machine's, in a product of matrices by the fastest of the libraries. */
  peak_gflops: number;
  parameters: number;
  /** The most that was resident at once. */
  rss_mb: number;
  torch_rss_mb: number;
  /** Products of matrices by each library. */
  matmul_gflops: Record<string, number>;
  rounds: number;
  steps_per_round: number;
  threads: number;
  /** Milliseconds of each round, by contestant. */
  all_rounds_ms: Record<string, number[]>;
  skipped: Record<string, string>;
}

/** Sums a contest up. */
export function rowOf(
  { name, about, gflop }: BenchStep,
  contest: Contest,
  { rounds, steps, threads }: ContestOptions,
): Row {
  const { contestants, matmulGflops, asyncRounds, outsideMs, skipped } =
    contest;
  const { ours, torch, "tf.function": tfFunction } = contestants;
  const [[best, fastest]] = Object.entries(contestants)
    .filter(([name]) => name.startsWith("torch"))
    .sort(([, a], [, b]) => median(a.rounds) - median(b.rounds));
  const all = Object.entries(contestants)
    .map(([name, { rounds }]) => [name, rounds.map(round)]);
  return {
    name,
    about,
    ours_ms: round(median(ours.rounds)),
    ours_ms_min: round(Math.min(...ours.rounds)),
    torch_ms: round(median(torch.rounds)),
    torch_ms_min: round(Math.min(...torch.rounds)),
    torch_best_ms: round(median(fastest.rounds)),
    torch_best_ms_min: round(Math.min(...fastest.rounds)),
    torch_best: best,
    torch_ratio: round(pairedRatio(ours.rounds, torch.rounds)),
    torch_best_ratio: round(pairedRatio(ours.rounds, fastest.rounds)),
    tf_function_ms: tfFunction ? round(median(tfFunction.rounds)) : null,
    tf_function_ms_min: tfFunction
      ? round(Math.min(...tfFunction.rounds))
      : null,
    tf_function_ratio: tfFunction
      ? round(pairedRatio(ours.rounds, tfFunction.rounds))
      : null,
    ours_async_ms: round(median(asyncRounds)),
    ours_outside_ms: round(median(outsideMs)),
    gflop: round(gflop),
    peak_gflops: Math.round(Math.max(...Object.values(matmulGflops))),
    parameters: ours.about.parameters,
    rss_mb: Math.round(ours.rssMb),
    torch_rss_mb: Math.round(torch.rssMb),
    matmul_gflops: Object.fromEntries(
      Object.entries(matmulGflops)
        .map(([name, value]) => [name, Math.round(value)]),
    ),
    rounds,
    steps_per_round: steps,
    threads,
    all_rounds_ms: Object.fromEntries(all),
    skipped,
  };
}

/** Rows for people, as Markdown. */
export function tableOf(rows: Row[]): string {
  return [
    "| step, ms: median (min) | inkprint | PyTorch | PyTorch best | " +
    "tf.function | PyTorch / inkprint | best / inkprint | " +
    "tf.function / inkprint |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) =>
      "| " + [
        row.name,
        `${row.ours_ms} (${row.ours_ms_min})`,
        `${row.torch_ms} (${row.torch_ms_min})`,
        `${row.torch_best_ms} (${row.torch_best_ms_min})`,
        row.tf_function_ms === null
          ? "not installed"
          : `${row.tf_function_ms} (${row.tf_function_ms_min})`,
        row.torch_ratio,
        row.torch_best_ratio,
        row.tf_function_ratio ?? "",
      ].join(" | ") + " |"
    ),
    "",
    ...rows.flatMap(notesOf),
  ].join("\n");
}

/** What else is known of a row. */
function notesOf(row: Row): string[] {
  const rate = (ms: number) => Math.round(1000 * row.gflop / ms);
  return [
    `- ${row.name}: ${row.about}; ${row.parameters} parameters, ${row.gflop} ` +
    `GFLOP a step; ${row.rounds} rounds of ${row.steps_per_round} steps in ` +
    `turns, ${row.threads} threads each`,
    `- best: ${row.torch_best}`,
    `- GFLOP/s in the step: inkprint ${rate(row.ours_ms)}, PyTorch ` +
    `${rate(row.torch_ms)}, best ${rate(row.torch_best_ms)}; in a product of ` +
    "matrices: " +
    Object.entries(row.matmul_gflops).map((one) => one.join(" ")).join(", "),
    `- inkprint: ${row.ours_outside_ms} ms of a step outside TensorFlow's ` +
    `ops; awaited as in training ${row.ours_async_ms} ms`,
    `- resident at most: inkprint ${row.rss_mb} MB, PyTorch ${row.torch_rss_mb} MB`,
    ...Object.entries(row.skipped).map(([name, why]) =>
      `- skipped ${name}: ${why}`
    ),
  ];
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
