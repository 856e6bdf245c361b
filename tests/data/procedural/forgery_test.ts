import { deepStrictEqual, notDeepStrictEqual, ok } from "node:assert/strict";
import {
  besideSamples,
  drawForgery,
  drawSignature,
  newWriter,
  type Trajectory,
} from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";
import { resize } from "@/image/mod.ts";

const SIZE = 64, WRITERS = 12, EACH = 4;

/** Hands, each with its samples and with forgeries of them. */
const hands = Array.from({ length: WRITERS }, (_, seed) => {
  const own = new Random(seed), writer = newWriter(own);
  const beside = besideSamples(own);
  const draw = (how: typeof drawForgery, random: Random) =>
    Array.from(
      { length: EACH },
      () => how(writer, { size: SIZE, random: random.fork() }),
    );
  return {
    writer,
    genuine: draw(drawSignature, own),
    forged: draw(drawForgery, beside),
  };
});

/** The pictures of a hand on average, coarse: where its ink is. */
function placeOfInk(drawn: { pixels: Uint8Array }[]): Float32Array {
  const mean = new Float32Array(SIZE * SIZE);
  for (const { pixels } of drawn) {
    pixels.forEach((ink, i) => mean[i] += ink / drawn.length);
  }
  return resize({ width: SIZE, height: SIZE, pixels: mean }, 16, 16).pixels;
}

Deno.test("drawForgery() looks like the hand that it imitates, not another", () => {
  const places = hands.map(({ genuine }) => placeOfInk(genuine));
  let own = 0;
  hands.forEach(({ forged }, w) => {
    for (const one of forged) {
      const place = placeOfInk([one]);
      const away = places.map((other) =>
        other.reduce((sum, ink, i) => sum + Math.abs(ink - place[i]), 0)
      );
      if (away.indexOf(Math.min(...away)) === w) own++;
    }
  });
  // By chance: 1 in 12.
  ok(own >= .9 * WRITERS * EACH, `${own} of ${WRITERS * EACH} go to their own`);
});

/** How the pen moves while it writes. */
function dynamics({ x, y, pressure, t }: Trajectory) {
  const speeds: number[] = [];
  for (let i = 1; i < x.length; i++) {
    if (pressure[i] === 0 || pressure[i - 1] === 0) continue;
    speeds.push(
      Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]) / (t[i] - t[i - 1]),
    );
  }
  const peaks = speeds.filter((v, i) => v > speeds[i - 1] && v > speeds[i + 1]);
  return {
    seconds: t.at(-1)!,
    speed: speeds.reduce((sum, v) => sum + v) / speeds.length,
    peaks: peaks.length,
    stops: speeds.filter((v) => v < .2).length / speeds.length,
  };
}

Deno.test("drawForgery() moves otherwise: slowly, in more strokes, with stops", () => {
  const mean = (
    drawn: { trajectory: Trajectory }[],
    of: keyof ReturnType<typeof dynamics>,
  ) =>
    drawn.reduce((sum, one) => sum + dynamics(one.trajectory)[of], 0) /
    drawn.length;
  hands.forEach(({ genuine, forged }, w) => {
    const ratio = (of: Parameters<typeof mean>[1]) =>
      mean(forged, of) / mean(genuine, of);
    ok(ratio("seconds") > 1.5, `writer ${w}: ${ratio("seconds")} as long`);
    ok(ratio("speed") < .7, `writer ${w}: ${ratio("speed")} as fast`);
    ok(ratio("peaks") > 1.2, `writer ${w}: ${ratio("peaks")} as many strokes`);
    ok(mean(forged, "stops") > mean(genuine, "stops"), `writer ${w}: no stops`);
  });
});

Deno.test("drawForgery() lifts the pen as often as the hand that it imitates", () => {
  const pieces = ({ pressure }: Trajectory) =>
    [...pressure].map((p) => p > 0 ? 1 : 0).join("").match(/1+/g)!.length;
  for (const { genuine, forged } of hands) {
    deepStrictEqual(
      pieces(forged[0].trajectory),
      pieces(genuine[0].trajectory),
    );
  }
});

Deno.test("drawForgery() repeats for a seed; no two forgers draw alike", () => {
  const [{ writer, forged }] = hands;
  const again = (seed: number) =>
    drawForgery(writer, { size: SIZE, random: new Random(seed) });
  deepStrictEqual(again(5), again(5));
  notDeepStrictEqual(forged[0].pixels, forged[1].pixels);
});

Deno.test("besideSamples() leaves the samples of a hand as they are", () => {
  const own = new Random(3), writer = newWriter(own);
  const sample = drawSignature(writer, { size: SIZE, random: own.fork() });
  deepStrictEqual(hands[3].genuine[0], sample);
  notDeepStrictEqual(hands[3].forged[0].pixels, sample.pixels);
});
