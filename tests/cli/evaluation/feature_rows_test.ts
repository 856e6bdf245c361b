import { ok } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { COLUMNS } from "@/cli/evaluation/columns.ts";
import { featureRows } from "@/cli/evaluation/feature_rows.ts";
import { blockKernelDistance } from "@/metrics/mod.ts";

const [DIM, EACH] = [4, 20];

/** Pictures of ten persons, one after the other, each with a look of theirs. */
function pictures(random: Random, looks: Float32Array): Float32Array {
  const noise = random.normals(10 * EACH * DIM);
  return noise.map((x, i) => {
    const person = Math.floor(i / (EACH * DIM));
    return 3 * looks[person * DIM + i % DIM] + 0.1 * x;
  });
}

Deno.test("featureRows() finds no distance where persons are the same", () => {
  const random = new Random(1);
  const looks = random.normals(10 * DIM);
  // The same persons in the other order: block by block nobody would meet.
  const swapped = looks.map((_, i) =>
    looks[(9 - Math.floor(i / DIM)) * DIM + i % DIM]
  );
  const real = pictures(random, looks);
  const others = pictures(random, swapped);
  const features = Object.fromEntries(
    COLUMNS.map((column) => [column, others]),
  ) as Parameters<typeof featureRows>[1];
  const inOrder = blockKernelDistance(real, others, DIM, EACH).distance;
  const [{ values }] = featureRows(real, features, DIM, 1);
  ok(Math.abs(values.samples!) < inOrder / 10, `${values.samples}, ${inOrder}`);
});
