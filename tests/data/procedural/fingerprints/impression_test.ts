import { deepStrictEqual, ok } from "node:assert/strict";
import {
  drawFingerprint,
  type Finger,
  newTouch,
  SPAN,
  type Touch,
} from "@/data/procedural/mod.ts";
import { pressInk } from "@/data/procedural/fingerprints/impression.ts";
import { glassPlace } from "@/data/procedural/fingerprints/touch.ts";
import { Random } from "@/engine/random.ts";
import { finger } from "./_fingers.ts";

const SIZE = 256;
const glass = { size: SIZE, span: SPAN };

function draw(finger: Finger, seed: number) {
  return drawFingerprint(finger, { size: SIZE, random: new Random(seed) });
}

/** What a picture shows at places of the finger, whatever the touch. */
function shownAt({ pixels, touch }: { pixels: Uint8Array; touch: Touch }) {
  const shown: number[] = [];
  for (let y = -40; y <= 60; y += 3) {
    for (let x = -50; x <= 50; x += 3) {
      const at = glassPlace({ x, y }, touch);
      const [u, v] = [at.x, at.y].map((p) => Math.floor(p + SPAN / 2));
      shown.push(pixels[v * SIZE + u]);
    }
  }
  return shown;
}

function correlation(a: number[], b: number[]): number {
  const mean = (list: number[]) =>
    list.reduce((sum, v) => sum + v) / list.length;
  const [p, q] = [mean(a), mean(b)];
  const both = mean(a.map((v, i) => (v - p) * (b[i] - q)));
  return both / Math.sqrt(
    mean(a.map((v) => (v - p) ** 2)) * mean(b.map((v) => (v - q) ** 2)),
  );
}

Deno.test("drawFingerprint() shows a finger's own ridges, never twice alike", () => {
  for (const i of [0, 4, 7, 13]) {
    const [one, two, other] = [
      draw(finger(i), 11),
      draw(finger(i), 12),
      draw(finger((i + 5) % 15), 13),
    ];
    const same = correlation(shownAt(one), shownAt(two));
    const apart = correlation(shownAt(one), shownAt(other));
    ok(same > .5, `impressions of a finger agree by ${same}`);
    ok(Math.abs(apart) < .25, `those of two fingers agree by ${apart}`);
    const differ = one.pixels.filter((p, k) =>
      Math.abs(p - two.pixels[k]) > 99
    );
    ok(differ.length > .1 * SIZE * SIZE, "the two are nearly one picture");
  }
});

Deno.test("drawFingerprint() repeats for a seed", () => {
  deepStrictEqual(draw(finger(2), 5), draw(finger(2), 5));
});

Deno.test("drawFingerprint() has ridges on paper at any size", () => {
  for (const size of [32, 64, 96, 200]) {
    const { pixels } = drawFingerprint(finger(6), {
      size,
      random: new Random(size),
    });
    const share = (from: number, to: number) =>
      pixels.filter((p) => p >= from && p < to).length / pixels.length;
    ok(share(0, 64) > .2, `hardly any paper at ${size}`);
    ok(share(150, 256) > .1, `hardly any ridge at ${size}`);
  }
});

Deno.test("pressInk() leaves more the harder a finger presses", () => {
  const touch = newTouch(new Random(8));
  const inkOf = (change: Partial<Touch>) => {
    const pressed = pressInk(finger(9), { ...touch, ...change }, {
      glass,
      random: new Random(9),
    }).pixels;
    ok(pressed.every((ink) => ink >= 0 && ink <= 1), "ink is 0..1");
    return pressed.reduce((sum, ink) => sum + ink) / pressed.length;
  };
  const [light, usual, hard] = [-.4, 0, .4].map((pressure) =>
    inkOf({ pressure, dryness: .2 })
  );
  ok(light < .9 * usual && usual < .9 * hard, `${light} ${usual} ${hard}`);
  ok(inkOf({ pressure: 0, dryness: .9 }) < .95 * usual);
});

Deno.test("pressInk() leaves nothing where nothing touches", () => {
  const contact = { middle: { x: 0, y: 0 }, across: 40, up: 40, down: 40 };
  const touch = {
    ...newTouch(new Random(3)),
    shift: { x: 0, y: 0 },
    contact,
  };
  const { pixels } = pressInk(finger(1), touch, {
    glass,
    random: new Random(3),
  });
  const far = pixels.filter((_, i) =>
    Math.hypot(i % SIZE - 128, Math.floor(i / SIZE) - 128) > 70
  );
  ok(far.every((ink) => ink === 0));
  ok(pixels.some((ink) => ink > .9));
});
