import { ok, strictEqual } from "node:assert/strict";
import { orientationAt, type Pattern } from "@/data/procedural/mod.ts";
import { poincareIndex } from "@/image/mod.ts";
import { roundCores } from "@/data/procedural/fingerprints/round_cores.ts";

/** One core alone: the axis of its loop points right, as atan2 is 0 there. */
const LOOP: Pattern = {
  class: "left-loop",
  singularities: [{
    kind: "core",
    x: 3,
    y: -2,
    correction: [0, 0, 0, 0, 0, 0, 0, 0],
  }],
  fall: 0,
  rise: { height: 0, width: 40, x: 0 },
};

/** Orientation near the core, in degrees, at an angle seen from it. */
function seen(pattern: Pattern, degrees: number): number {
  const angle = degrees * Math.PI / 180;
  const place = { x: 3 + Math.cos(angle), y: -2 - Math.sin(angle) };
  return orientationAt(pattern, place) * 180 / Math.PI;
}

Deno.test("roundCores() makes half circles on parallels of parabolas", () => {
  const round = roundCores(LOOP, 1);
  // Parallel to the axis within 90 degrees of it, then round the head.
  for (
    const [at, expected] of [[0, 0], [45, 0], [90, 0], [135, 45], [-135, -45]]
  ) {
    const found = seen(round, at);
    ok(Math.abs(found - expected) < .1, `${found} at ${at}`);
  }
  ok(Math.abs(seen(LOOP, 90) - 45) < 1e-9, "a parabola before");
});

Deno.test("roundCores() goes a share of the way, and keeps a core a core", () => {
  const half = roundCores(LOOP, .5);
  ok(Math.abs(seen(half, 90) - 22.5) < .1);
  const field = (place: { x: number; y: number }) => orientationAt(half, place);
  strictEqual(poincareIndex(field, { x: 3, y: -2 }, 4), .5);
});
