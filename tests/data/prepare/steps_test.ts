import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { preparationSteps, prepareSignature } from "@/data/mod.ts";
import { grating, onGround } from "../../image/_drawn.ts";
import { drawn, inked, onStroke } from "./_strokes.ts";

/** The stroke on grey paper, on a line from side to side, with a speck. */
const scan = {
  width: 300,
  height: 160,
  pixels: Uint8Array.from(
    drawn((x, y) =>
      onStroke(x, y) || y === 100 || y === 101 || x === 20 && y === 20
    ).pixels,
    (c) => c > 0 ? 60 : 230,
  ),
};

Deno.test("preparationSteps() ends with what prepareSignature() gives", () => {
  const steps = preparationSteps(scan, "signature", { size: 64 });
  deepStrictEqual(steps.map(({ name }) => name), [
    "scan",
    "paper removed",
    "strokes cut",
    "lines removed",
    "specks dropped",
    "upright",
    "cropped",
    "grown",
    "result",
  ]);
  deepStrictEqual(
    Uint8Array.from(
      steps.at(-1)!.picture.pixels,
      (level) => Math.round(255 - level),
    ),
    prepareSignature(scan, { size: 64 }),
  );
});

Deno.test("preparationSteps() shows dark ink on white, less at each step", () => {
  const steps = preparationSteps(scan, "signature", { size: 64 });
  const ink = (name: string) => {
    const { picture } = steps.find((step) => step.name === name)!;
    return inked({ pixels: picture.pixels.map((p) => (255 - p) / 255) });
  };
  const stroke = inked(drawn(onStroke));
  ok(ink("strokes cut") > stroke + 500);
  ok(ink("lines removed") <= stroke + 1 + 20); // a little where they cross
  strictEqual(ink("specks dropped"), ink("lines removed") - 1);
  strictEqual(
    steps.find(({ name }) => name === "paper removed")!.picture.pixels[0],
    255,
  );
});

Deno.test("preparationSteps() stops where a scan has no ink", () => {
  const blank = { ...scan, pixels: new Uint8Array(300 * 160).fill(230) };
  const steps = preparationSteps(blank, "signature", { size: 64 });
  deepStrictEqual(steps.map(({ name }) => name), ["scan", "paper removed"]);
});

Deno.test("preparationSteps() of a fingerprint are those of its own way", () => {
  const print = onGround(grating({ size: 128, period: 8 }), {
    x: 64,
    y: 64,
    radius: 50,
  });
  const steps = preparationSteps(print, "fingerprint", { size: 64 });
  strictEqual(steps[0].name, "scan");
  strictEqual(steps.at(-1)!.name, "ground off");
  strictEqual(steps.at(-1)!.picture.width, 64);
});
