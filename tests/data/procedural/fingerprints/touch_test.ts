import { deepStrictEqual, ok } from "node:assert/strict";
import { newTouch, type Touch } from "@/data/procedural/mod.ts";
import {
  distort,
  type Distortion,
} from "@/data/procedural/fingerprints/distortion.ts";
import {
  contactAt,
  fingerPlace,
  glassPlace,
} from "@/data/procedural/fingerprints/touch.ts";
import { Random } from "@/engine/random.ts";

const DRAGGED: Distortion = {
  middle: { x: 10, y: 0 },
  hold: { x: 40, y: 50 },
  drag: { x: 6, y: -4 },
  twist: 0,
  give: 1,
};

function near(found: { x: number; y: number }, x: number, y: number) {
  const away = Math.hypot(found.x - x, found.y - y);
  ok(away < 1e-9, `${found.x}, ${found.y} is not ${x}, ${y}`);
}

Deno.test("distort() leaves what holds fast", () => {
  for (const [x, y] of [[10, 0], [49, 0], [10, -49], [30, 30]]) {
    deepStrictEqual(distort({ x, y }, DRAGGED), { x, y });
  }
});

Deno.test("distort() drags what is far out as a whole", () => {
  near(distort({ x: 200, y: 0 }, DRAGGED), 206, -4);
  near(distort({ x: 10, y: 120 }, DRAGGED), 16, 116);
});

Deno.test("distort() gives way by half, half way out", () => {
  // 1.5 half axes to the right: brake (1 - cos(pi / 2)) / 2.
  near(distort({ x: 70, y: 0 }, DRAGGED), 73, -2);
});

Deno.test("distort() twists about the part that holds fast", () => {
  const quarter = { ...DRAGGED, drag: { x: 0, y: 0 }, twist: Math.PI / 2 };
  near(distort({ x: 110, y: 0 }, quarter), 10, 100);
});

Deno.test("fingerPlace() turns the finger counter-clockwise", () => {
  const touch: Touch = {
    ...newTouch(new Random(1)),
    shift: { x: 5, y: 0 },
    turn: Math.PI / 2,
    distortion: { ...DRAGGED, drag: { x: 0, y: 0 } },
  };
  // What points right on the finger points up on the glass.
  near(glassPlace({ x: 30, y: 0 }, touch), 5, -30);
  near(fingerPlace({ x: 5, y: -30 }, touch), 30, 0);
});

Deno.test("glassPlace() undoes fingerPlace()", () => {
  const random = new Random(4);
  for (let k = 0; k < 50; k++) {
    const touch = newTouch(random);
    const glass = { x: 200 * random.uniform() - 100, y: 90 * random.normal() };
    const back = glassPlace(fingerPlace(glass, touch), touch);
    const away = Math.hypot(back.x - glass.x, back.y - glass.y);
    ok(away < .01, `${away} pixels off`);
  }
});

Deno.test("contactAt() falls from 1 in the middle to 0 on the edge", () => {
  const contact = { middle: { x: 4, y: 0 }, across: 50, up: 60, down: 80 };
  const touch = { ...newTouch(new Random(1)), contact };
  const values = [[4, 0], [54, 0], [4, -60], [4, 80], [104, 0]]
    .map(([x, y]) => contactAt({ x, y }, touch));
  deepStrictEqual(values, [1, 0, 0, 0, -1]);
});
