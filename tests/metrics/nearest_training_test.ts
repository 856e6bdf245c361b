import { deepStrictEqual, ok } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import {
  alignedDistances,
  nearestFeatures,
  nearestTraining,
} from "@/metrics/mod.ts";
import { joined, pictures, signatures, SIZE } from "./_drawn_sets.ts";

await openEngine();

/** With a margin of paper, so that no move loses ink. */
const training = signatures(1, 40).map((ink, i) => {
  const [column, row] = [i % SIZE, Math.floor(i / SIZE) % SIZE];
  const least = Math.min(column, row, SIZE - 1 - column, SIZE - 1 - row);
  return least < 3 ? 0 : ink;
});
const moved = (x: Float32Array, across: number, down: number) =>
  x.map((_, i) => {
    const [column, row] = [i % SIZE - across, Math.floor(i / SIZE) - down];
    const isIn = Math.min(column, row) >= 0 && Math.max(column, row) < SIZE;
    return isIn ? x[row * SIZE + column] : 0;
  });

Deno.test("nearestTraining() finds each picture that was moved, whichever way", () => {
  const ways = [[3, 3], [-3, 0], [0, -2], [1, -3]];
  const copies = pictures(training).map((x, i) =>
    moved(x, ways[i % 4][0], ways[i % 4][1])
  );
  const { places, distances } = nearestTraining(joined(copies), training, SIZE);
  deepStrictEqual([...places], copies.map((_, i) => i));
  // All but the rounding of single precision is taken off: of squares, 1e-6.
  ok(Math.max(...distances) < 3e-3, `${Math.max(...distances)}`);
});

Deno.test("alignedDistances() take no other for a copy", () => {
  const [a, b] = pictures(training);
  const others = joined([moved(a, 3, 0), moved(a, 7, 0), b]);
  const [copy, far, other] = alignedDistances(a, others, SIZE);
  ok(copy < other / 3 && far > other / 3, `${[copy, far, other]}`);
});

Deno.test("nearestFeatures() are the Euclidean nearest", () => {
  const train = new Float32Array([0, 0, 3, 4, 6, 0]);
  const { places, distances } = nearestFeatures(
    new Float32Array([3, 3, 7, 0]),
    train,
    2,
  );
  deepStrictEqual([...places], [1, 2]);
  deepStrictEqual([...distances], [1, 1]);
});
