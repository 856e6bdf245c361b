import { ok, strictEqual } from "node:assert/strict";
import { fingerprintMinutiae } from "@/metrics/mod.ts";
import {
  drawFingerprint,
  fingersOf,
  minutiaeOf,
  truthOf,
} from "@/data/procedural/mod.ts";
import { mapPixels, type Plane, plane, type Point } from "@/image/mod.ts";
import { circles } from "../image/_drawn.ts";

/** Level ridges, eight pixels apart, of which one ends in the middle or none. */
function ridges({ cut }: { cut: boolean }): Plane {
  return mapPixels(plane(128, 128), (_, i) => {
    const x = i % 128 - 64, y = Math.floor(i / 128) - 64;
    // Around the place the phase turns once: a ridge more on one side.
    const turn = cut ? Math.atan2(y, x) : 0;
    return 127.5 + 127.5 * Math.cos(2 * Math.PI * y / 8 + turn);
  });
}

Deno.test("fingerprintMinutiae() finds none where ridges pass", () => {
  const { minutiae, area } = fingerprintMinutiae(ridges({ cut: false }));
  strictEqual(minutiae.length, 0);
  // Of 16 ridges each way, one and a half are left out on each side.
  ok(area > 11.5 ** 2 && area < 13.5 ** 2, `${area}`);
});

Deno.test("fingerprintMinutiae() finds the one ridge that ends", () => {
  const { minutiae } = fingerprintMinutiae(ridges({ cut: true }));
  strictEqual(minutiae.length, 1);
  const [{ x, y }] = minutiae;
  ok(Math.hypot(x - 64, y - 64) < 8, `${x} ${y}`);
});

Deno.test("fingerprintMinutiae() finds none in closed circles", () => {
  const rings = mapPixels(circles(), (p) => 255 - p);
  const far = fingerprintMinutiae(rings).minutiae
    .filter(({ x, y }) => Math.hypot(x - 48, y - 48) > 8);
  strictEqual(far.length, 0);
});

Deno.test("fingerprintMinutiae() finds those that are known, and few others", () => {
  const glass = { size: 256, span: 256 };
  let known = 0, seen = 0, found = 0, right = 0;
  for (
    const { finger, random } of fingersOf({ people: 2, fingers: 3, seed: 7 })
  ) {
    const drawn = drawFingerprint(finger, { ...glass, random });
    const of = { finger, minutiae: minutiaeOf(finger) };
    const truth = truthOf(of, drawn.touch, glass).minutiae;
    const picture = { width: 256, height: 256, pixels: drawn.pixels };
    const { minutiae } = fingerprintMinutiae(picture);
    const isNear = (one: Point, all: Point[]) =>
      all.some(({ x, y }) => Math.hypot(x - one.x, y - one.y) < 9);
    const inner = truth.filter(({ x, y }) =>
      Math.min(x, y, 256 - x, 256 - y) > 14
    );
    known += inner.length;
    seen += inner.filter((one) => isNear(one, minutiae)).length;
    found += minutiae.length;
    right += minutiae.filter((one) => isNear(one, truth)).length;
  }
  ok(seen / known > .7, `recall ${seen / known}`);
  ok(right / found > .8, `precision ${right / found}`);
});
