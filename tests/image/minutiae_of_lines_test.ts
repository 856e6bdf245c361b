import { deepStrictEqual } from "node:assert/strict";
import { minutiaeOfLines } from "@/image/mod.ts";

/** Lines drawn pixel by pixel on a square of 32. */
function lines(...pixels: [x: number, y: number][]) {
  const mask = { width: 32, height: 32, pixels: new Uint8Array(32 * 32) };
  for (const [x, y] of pixels) mask.pixels[y * 32 + x] = 1;
  return mask;
}
const steps = (count: number) => Array.from({ length: count }, (_, k) => k);

Deno.test("minutiaeOfLines() finds both ends of a line, pointing back", () => {
  const line = steps(18).map((k): [number, number] => [3 + k, 6]);
  deepStrictEqual(minutiaeOfLines(lines(...line)), [
    { type: "ending", x: 3.5, y: 6.5, angle: 0 },
    { type: "ending", x: 20.5, y: 6.5, angle: 180 },
  ]);
});

Deno.test("minutiaeOfLines() finds a fork, pointing between its branches", () => {
  const stem = steps(12).map((k): [number, number] => [15, 16 + k]);
  const left = steps(10).map((k): [number, number] => [14 - k, 15 - k]);
  const right = steps(10).map((k): [number, number] => [16 + k, 15 - k]);
  const found = minutiaeOfLines(lines(...stem, ...left, ...right));
  const [fork] = found.filter(({ type }) => type === "bifurcation");
  deepStrictEqual({ ...fork, angle: Math.round(fork.angle) }, {
    type: "bifurcation",
    x: 15.5,
    y: 16.5,
    angle: 90, // upwards, as seen
  });
  deepStrictEqual(
    found.filter(({ type }) => type === "ending")
      .map(({ x, y, angle }) => [x, y, Math.round(angle)]),
    [[5.5, 6.5, 315], [25.5, 6.5, 225], [15.5, 27.5, 90]],
  );
});

Deno.test("minutiaeOfLines() finds none on a line that closes", () => {
  const rhomb = [
    ...steps(8).map((k): [number, number] => [8 + k, 16 - k]),
    ...steps(8).map((k): [number, number] => [16 + k, 8 + k]),
    ...steps(8).map((k): [number, number] => [24 - k, 16 + k]),
    ...steps(8).map((k): [number, number] => [16 - k, 24 - k]),
  ];
  deepStrictEqual(minutiaeOfLines(lines(...rhomb)), []);
});
