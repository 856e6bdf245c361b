import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  type Finger,
  newTouch,
  type Touch,
  truthCsv,
  truthOf,
} from "@/data/procedural/mod.ts";
import type { Minutia } from "@/image/mod.ts";
import { Random } from "@/engine/random.ts";
import { ofClass } from "./_fingers.ts";

/** A finger laid down straight, in the middle, skin undisturbed. */
const STRAIGHT: Touch = {
  ...newTouch(new Random(1)),
  shift: { x: 0, y: 0 },
  turn: 0,
  contact: { middle: { x: 0, y: 0 }, across: 100, up: 100, down: 100 },
  distortion: {
    middle: { x: 0, y: 0 },
    hold: { x: 50, y: 50 },
    drag: { x: 0, y: 0 },
    twist: 0,
    give: 1,
  },
};
const [whorl] = ofClass("whorl");
const finger: Finger = {
  ...whorl,
  pattern: {
    ...whorl.pattern,
    singularities: whorl.pattern.singularities.map((point, i) => ({
      ...point,
      x: 40 * i,
      y: 0,
    })),
  },
};
const minutiae: Minutia[] = [
  { type: "ending", x: 10, y: -20, angle: 45 },
  { type: "bifurcation", x: 99, y: 99, angle: 0 }, // not touched
];
const rounded = (one: Minutia) => ({
  ...one,
  x: Math.round(one.x * 100) / 100,
  y: Math.round(one.y * 100) / 100,
  angle: Math.round(one.angle),
});

Deno.test("truthOf() gives places in pixels of the picture", () => {
  const truth = truthOf({ finger, minutiae }, STRAIGHT, {
    size: 100,
    span: 200,
  });
  strictEqual(truth.class, "whorl");
  deepStrictEqual(truth.minutiae.map(rounded), [
    { type: "ending", x: 55, y: 40, angle: 45 },
  ]);
  deepStrictEqual(truth.singularities.map(({ kind, x }) => [kind, x]), [
    ["core", 50],
    ["core", 70],
    ["delta", 90], // the fourth, at 120, is not touched
  ]);
});

Deno.test("truthOf() turns with the finger", () => {
  const touch = { ...STRAIGHT, turn: Math.PI / 2 };
  const truth = truthOf({ finger, minutiae }, touch, { size: 200, span: 200 });
  // (10, 20 up) a quarter counter-clockwise is (-20, 10 up).
  deepStrictEqual(truth.minutiae.map(rounded), [
    { type: "ending", x: 80, y: 90, angle: 135 },
  ]);
});

Deno.test("truthCsv() has a row for each minutia and singular point", () => {
  const truth = truthOf({ finger, minutiae }, STRAIGHT, {
    size: 200,
    span: 200,
  });
  const lines = truthCsv(truth).split("\n");
  strictEqual(lines[0], "type,x,y,angle,quality");
  strictEqual(lines[1], "ending,110.0,80.0,45.0,0");
  deepStrictEqual(lines.slice(2).map((line) => line.split(",")[0]), [
    "core",
    "core",
    "delta",
    "",
  ]);
  ok(lines[2].endsWith(",,"), "a core has no angle");
});
