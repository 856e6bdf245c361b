import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { newFinger, PATTERN_CLASSES } from "@/data/procedural/mod.ts";
import { poincareIndex } from "@/image/mod.ts";
import { Random } from "@/engine/random.ts";
import {
  fingers,
  measuredOrientation,
  measuredPeriod,
  ofClass,
} from "./_fingers.ts";

Deno.test("newFinger() has the cores and deltas of its class", () => {
  const counts = PATTERN_CLASSES.map((name) =>
    ofClass(name).map(({ pattern }) =>
      ["core", "delta"].map((kind) =>
        pattern.singularities.filter((point) => point.kind === kind).length
      )
    )
  );
  const each = (pair: number[]) => [pair, pair, pair];
  deepStrictEqual(counts, [[0, 0], [1, 1], [1, 1], [1, 1], [2, 2]].map(each));
});

Deno.test("newFinger() puts the delta right of a left loop's core", () => {
  for (const [name, side] of [["left-loop", 1], ["right-loop", -1]] as const) {
    for (const { pattern } of ofClass(name)) {
      const [core, delta] = pattern.singularities;
      ok(side * (delta.x - core.x) > 15, name);
      ok(delta.y > core.y, "a delta lies below its core");
    }
  }
});

Deno.test("newFinger() grows ridges that turn about its cores and deltas", () => {
  for (const { pattern, ridges } of fingers()) {
    const field = (place: { x: number; y: number }) =>
      measuredOrientation(ridges, place);
    for (const { kind, ...place } of pattern.singularities) {
      const index = poincareIndex(field, place, 16);
      strictEqual(
        index,
        kind === "core" ? .5 : -.5,
        `${pattern.class} ${kind}`,
      );
    }
    // Around all of them, and around nothing, ridges do not turn.
    if (pattern.class === "arch") {
      for (const radius of [25, 50, 75, 100]) {
        strictEqual(poincareIndex(field, { x: 0, y: 10 }, radius), 0);
      }
    }
  }
});

Deno.test("newFinger() has ridges about 9 pixels apart", () => {
  const periods = fingers().map(({ ridges }) => measuredPeriod(ridges));
  ok(periods.every((period) => period > 7.5 && period < 10.5), `${periods}`);
  const mean = periods.reduce((sum, one) => sum + one) / periods.length;
  ok(Math.abs(mean - 9) < .6, `${mean}`);
});

Deno.test("newFinger() is as much ridge as valley, all over the finger", () => {
  for (const { ridges } of fingers()) {
    const grown = ridges.pixels.filter((wave) => wave !== 0);
    ok(ridges.pixels.every(Number.isFinite));
    const high = grown.filter((wave) => wave > 0).length / grown.length;
    ok(high > .42 && high < .58, `${high}`);
    const faint = grown.filter((wave) => Math.abs(wave) < .1).length;
    ok(faint < .2 * grown.length, `${faint} of ${grown.length} hardly grew`);
  }
});

Deno.test("newFinger() repeats for a seed, and only for it", () => {
  const whorl = (seed: number) =>
    newFinger(new Random(seed), { class: "whorl" });
  deepStrictEqual(whorl(3), whorl(3));
  notDeepStrictEqual(whorl(3).ridges, whorl(4).ridges);
});
