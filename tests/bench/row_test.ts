import { strictEqual } from "node:assert/strict";
import type { Contest, Contestant } from "./_contest.ts";
import { rowOf } from "./_row.ts";

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
    matmulGflops: { ours: 1, torch: 1 },
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
