import { ok } from "node:assert/strict";
import { growRidges } from "@/data/procedural/fingerprints/grow_ridges.ts";
import { Random } from "@/engine/random.ts";

const SIDE = 72;

/** Skin whose ridges all run one way, in a disc. */
function disc(orientation: number, period: number) {
  const inside = new Uint8Array(SIDE * SIDE).map((_, i) =>
    Math.hypot(i % SIDE - 36, Math.floor(i / SIDE) - 36) < 28 ? 1 : 0
  );
  return {
    width: SIDE,
    height: SIDE,
    orientation: new Float32Array(SIDE * SIDE).fill(orientation),
    period: new Float32Array(SIDE * SIDE).fill(period),
    inside,
  };
}

/** Mean square change from pixel to pixel along x and along y, mid-disc. */
function changes(pixels: Float32Array) {
  let [along, down] = [0, 0];
  for (let y = 20; y < 52; y++) {
    for (let x = 20; x < 52; x++) {
      const i = y * SIDE + x;
      along += (pixels[i + 1] - pixels[i]) ** 2;
      down += (pixels[i + SIDE] - pixels[i]) ** 2;
    }
  }
  return { along, down };
}

Deno.test("growRidges() grows along the orientation", () => {
  const flat = growRidges(disc(0, 4.5), { random: new Random(1) });
  const { along, down } = changes(flat.pixels);
  ok(down > 10 * along, `${down} against ${along}`);
  const upright = growRidges(disc(Math.PI / 2, 4.5), {
    random: new Random(1),
  });
  const turned = changes(upright.pixels);
  ok(turned.along > 10 * turned.down);
});

Deno.test("growRidges() keeps to the period it is asked for", () => {
  for (const period of [4, 5]) {
    const { pixels } = growRidges(disc(0, period), { random: new Random(2) });
    // Rises through zero in 40 pixels, over many columns.
    let rises = 0;
    for (let x = 24; x < 48; x++) {
      for (let y = 16; y < 56; y++) {
        const i = y * SIDE + x;
        if (pixels[i] < 0 && pixels[i + SIDE] >= 0) rises++;
      }
    }
    const found = 40 * 24 / rises;
    ok(Math.abs(found - period) < .35, `${found} for ${period}`);
  }
});

Deno.test("growRidges() grows nothing off the finger, nor without seeds", () => {
  const skin = disc(.5, 4.5);
  const grown = growRidges(skin, { random: new Random(3) }).pixels;
  ok(grown.every((wave, i) => skin.inside[i] === 1 || wave === 0));
  const bare = growRidges(skin, { random: new Random(3), seeds: 0 }).pixels;
  ok(bare.every((wave) => wave === 0));
});
