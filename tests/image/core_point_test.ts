import { ok, strictEqual } from "node:assert/strict";
import {
  corePoint,
  mapPixels,
  orientationField,
  type Plane,
  plane,
} from "@/image/mod.ts";
import { circles, grating } from "./_drawn.ts";

function found(picture: Plane) {
  const field = orientationField(picture, { step: 3, radius: 2 });
  const all = mapPixels(plane(field.width, field.height), () => 1);
  return corePoint(field, all, 6);
}

Deno.test("corePoint() is the middle of circles, wherever that is", () => {
  for (const [x, y] of [[48, 48], [30, 60], [66, 36]]) {
    const core = found(circles({ x, y }))!;
    ok(Math.hypot(core.x - x, core.y - y) < 9, `${core.x} ${core.y}`);
  }
});

/** Half circles above a place, straight ridges down from them. */
const loop = (x: number, y: number) =>
  mapPixels(plane(96, 96), (_, i) => {
    const u = i % 96 + .5 - x, v = Math.floor(i / 96) + .5 - y;
    const away = v < 0 ? Math.hypot(u, v) : Math.abs(u);
    return 127.5 + 100 * Math.cos(2 * Math.PI * away / 6);
  });

Deno.test("corePoint() is within two and a half ridges of where a loop turns", () => {
  const core = found(loop(52, 40))!;
  ok(Math.hypot(core.x - 52, core.y - 40) < 15, `${core.x} ${core.y}`);
});

Deno.test("corePoint() finds none among straight ridges", () => {
  strictEqual(found(grating({ size: 96, angle: .7 })), undefined);
});
