import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Contest, Contestant } from "./_contest.ts";
import { rowOf, tableOf } from "./_row.ts";

const OPTIONS = {
  ...{ python: "", threads: 2, rounds: 3, steps: 1, compile: true },
  report: () => {},
};
const STEP = {
  ...{ name: "toy", about: "a toy", gflop: 1 },
  open: () => {
    throw new Error("is not run");
  },
};

function contestant(rounds: number[]): Contestant {
  const about = { parameters: 7, library: "a 1" };
  return { about, rounds, loss: 1, rssMb: 1 };
}

function contest(contestants: Record<string, Contestant>): Contest {
  return {
    contestants,
    skipped: {},
    matmulGflops: { ours: 1, torch: 3, "tf.function": 2 },
    asyncRounds: [1],
    outsideMs: [1],
  };
}

Deno.test("rowOf() takes PyTorch's best way by its median", () => {
  const row = rowOf(
    STEP,
    contest({
      ours: contestant([10, 20, 30]),
      torch: contestant([20, 40, 60]),
      "torch fused": contestant([15, 30, 45]),
      "torch compile": contestant([1, 50, 70]), // fast once
    }),
    OPTIONS,
  );
  strictEqual(row.ours_ms, 20);
  strictEqual(row.ours_ms_min, 10);
  strictEqual(row.torch_ratio, 2);
  strictEqual(row.torch_best, "torch fused");
  strictEqual(row.torch_best_ratio, 1.5);
});

Deno.test("rowOf() counts PyTorch as it is among its ways", () => {
  const row = rowOf(
    STEP,
    contest({
      ours: contestant([10]),
      torch: contestant([20]),
      "torch fused": contestant([25]),
    }),
    OPTIONS,
  );
  strictEqual(row.torch_best, "torch");
  strictEqual(row.torch_best_ms, 20);
});

const THREE = {
  ours: contestant([10, 20, 30]),
  torch: contestant([20, 40, 60]),
  "tf.function": contestant([11, 19, 33]),
};

Deno.test("rowOf() takes Python's tf.function for no way of PyTorch", () => {
  const row = rowOf(STEP, contest(THREE), OPTIONS);
  strictEqual(row.torch_best, "torch");
  strictEqual(row.tf_function_ms, 19);
  strictEqual(row.tf_function_ms_min, 11);
  strictEqual(row.tf_function_ratio, 1.1); // of 1.1, 0.95, 1.1
});

Deno.test("rowOf() has what a reader of the results file looks for", () => {
  const row = rowOf(STEP, contest(THREE), OPTIONS);
  const times = ["ours_ms", "torch_ms", "torch_best_ms", "tf_function_ms"];
  const expected = [
    "name",
    ...times.flatMap((key) => [key, `${key}_min`]),
    ...["gflop", "peak_gflops", "rss_mb", "torch_rss_mb"],
    ...["rounds", "threads"],
  ];
  deepStrictEqual(expected.filter((key) => !Object.hasOwn(row, key)), []);
  strictEqual(row.peak_gflops, 3); // the best of the libraries
});

Deno.test("rowOf() says null where tf.function is not installed", () => {
  const { ours, torch } = THREE;
  const row = rowOf(STEP, contest({ ours, torch }), OPTIONS);
  strictEqual(row.tf_function_ms, null);
  strictEqual(row.tf_function_ms_min, null);
  strictEqual(row.tf_function_ratio, null);
  ok(tableOf([row]).includes("| not installed |"));
});
