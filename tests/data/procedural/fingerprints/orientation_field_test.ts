import { ok, strictEqual } from "node:assert/strict";
import { orientationAt, type Pattern } from "@/data/procedural/mod.ts";
import { poincareIndex } from "@/image/mod.ts";
import { correctionAt } from "@/data/procedural/fingerprints/orientation_field.ts";
import { fingers } from "./_fingers.ts";

const NONE = [0, 0, 0, 0, 0, 0, 0, 0];

/** Singular points alone: no correction, no fall, no rise. */
function bare(...points: ["core" | "delta", x: number, y: number][]): Pattern {
  return {
    class: "whorl",
    singularities: points.map(([kind, x, y]) => ({
      kind,
      x,
      y,
      correction: NONE,
    })),
    fall: 0,
    rise: { height: 0, width: 40, x: 0 },
  };
}

function near(actual: number, expected: number) {
  ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);
}

Deno.test("orientationAt() is half the angle seen from a core", () => {
  const core = bare(["core", 10, 20]);
  near(orientationAt(core, { x: 40, y: 20 }), 0);
  near(orientationAt(core, { x: 10, y: 5 }), Math.PI / 4); // y points down
  near(orientationAt(core, { x: 10, y: 35 }), -Math.PI / 4);
});

Deno.test("orientationAt() takes half the angle seen from a delta away", () => {
  const both = bare(["core", 0, 0], ["delta", 0, 80]);
  // Between them: core straight above (-90), delta straight below (90).
  near(orientationAt(both, { x: 0, y: 40 }), -Math.PI / 2);
  // Beside their middle: the core is seen at -45 degrees, the delta at 45.
  near(orientationAt(both, { x: 40, y: 40 }), -Math.PI / 4);
  near(orientationAt(both, { x: 0, y: -50 }), 0);
});

Deno.test("orientationAt() of a formed pattern turns as its class does", () => {
  for (const { pattern } of fingers()) {
    const field = (place: { x: number; y: number }) =>
      orientationAt(pattern, place);
    for (const { kind, ...place } of pattern.singularities) {
      const index = poincareIndex(field, place, 5);
      strictEqual(index, kind === "core" ? .5 : -.5, pattern.class);
    }
    // As many cores as deltas: far around all of them nothing turns.
    strictEqual(poincareIndex(field, { x: 0, y: 20 }, 1000), 0);
  }
});

Deno.test("correctionAt() is linear between eight directions, and closed", () => {
  const steps = [1, 2, 3, 4, 5, 6, 7, 8];
  near(correctionAt(steps, -Math.PI), 1);
  near(correctionAt(steps, Math.PI), 1);
  near(correctionAt(steps, 0), 5);
  near(correctionAt(steps, Math.PI / 8), 5.5);
  near(correctionAt(steps, 7 * Math.PI / 8), 4.5); // halfway from 8 to 1
});
