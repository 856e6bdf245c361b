import { ok } from "node:assert/strict";
import { type Column, COLUMNS } from "@/cli/evaluation/columns.ts";
import { scoreRow } from "@/cli/evaluation/score_row.ts";

Deno.test("scoreRow() counts the classes that pictures are of for sure", async () => {
  // A picture of one pixel; ink is the first of two classes, paper the other.
  const classifier = {
    name: "ink",
    size: 1,
    dim: 2,
    features: (x: Float32Array) =>
      Promise.resolve(
        Float32Array.from(x).reduce(
          (all, ink, i) => (all.set([900 * ink, 900 - 900 * ink], 2 * i), all),
          new Float32Array(2 * x.length),
        ),
      ),
  };
  const columns = Object.fromEntries(
    COLUMNS.map((column) => [column, new Float32Array(4)]),
  ) as Record<Column, Float32Array>;
  columns.samples.set([1, 0, 1, 0]);
  const { values } = await scoreRow(classifier, columns, 1);
  const near = (x: number | null, y: number) => Math.abs(x! - y) < 1e-6;
  ok(near(values.samples, 2) && near(values.real, 1), JSON.stringify(values));
});
