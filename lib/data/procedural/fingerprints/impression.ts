import type { Random } from "@/engine/random.ts";
import { type Plane, plane } from "@/image/mod.ts";
import { COARSE, type Finger, FINGER_HEIGHT, FINGER_WIDTH } from "./finger.ts";
import { sampleCubic } from "./sample_plane.ts";
import { folds, grainyNoise } from "./skin_noise.ts";
import { contactAt, fingerPlace, type Touch } from "./touch.ts";

/** How much of the glass is seen, and how sharply. */
export interface Glass {
  /** Width and height of the picture in pixels */
  size: number;
  /** Width and height of the glass in pixels at 500 dpi */
  span: number;
}

/** Ridges turn from ink to paper over this part of their wave. */
const SOFT = .4;
/** A finger is round: its middle presses that much harder than its edge. */
const BULGE = .65;
/** The edge of a touch is that wide, as a share of its half axes. */
const EDGE = .12;

/**
 * What a touch leaves on the glass: ink where ridges press.
 *
 * ink = (wave + pressure - threshold) / SOFT + 1/2, held to 0..1; the threshold
 * rises with dryness and towards the edge, where the finger presses less, and
 * is uneven by noise; hard pressed valleys are grey. After SFinGe (Cappelli, Maio & Maltoni 2002, "Synthetic
 * fingerprint-database generation").
 *
 * @returns `[size, size]`, 0 = paper, 1 = ridge
 */
export function pressInk(
  finger: Finger,
  touch: Touch,
  { glass, random }: { glass: Glass; random: Random },
): Plane {
  const { size, span } = glass, step = span / size;
  const skin = {
    patches: grainyNoise(size, 34 / step, random).pixels,
    blots: grainyNoise(size, 2.6 / step, random).pixels,
    grain: random.normals(size * size),
    folded: folds(size, random).pixels,
  };
  const out = plane(size, size);
  for (let i = 0; i < out.pixels.length; i++) {
    const place = fingerPlace(onGlass(i, glass), touch);
    const inside = contactAt(place, touch) + .015 * skin.patches[i];
    if (inside < -EDGE) continue;
    const wave = sampleCubic(
      finger.ridges,
      (place.x + FINGER_WIDTH / 2) / COARSE,
      (place.y + FINGER_HEIGHT / 2) / COARSE,
    );
    if (wave === 0) continue; // no skin
    const pressure = touch.pressure + touch.uneven * skin.patches[i] +
      touch.slope * place.y / 100 + BULGE * (Math.max(0, inside) - .4);
    const high = threshold(i, { inside, dryness: touch.dryness }, skin);
    const dark = Math.max(0, (wave + pressure - high) / SOFT + .5);
    const fade = Math.min(1, 1 + inside / EDGE);
    const wet = sweat(pressure + .15 * skin.blots[i], inside);
    out.pixels[i] = fade * Math.min(1, Math.max(dark, wet));
  }
  return out;
}

/** Pixel i in pixels at 500 dpi from the middle of the glass. */
function onGlass(i: number, { size, span }: Glass) {
  return {
    x: span * ((i % size + .5) / size - .5),
    y: span * ((Math.floor(i / size) + .5) / size - .5),
  };
}

/** `[size, size]` each: slow, middling and fine noise, and folds. */
interface Skin {
  patches: Float32Array;
  blots: Float32Array;
  grain: Float32Array;
  folded: Float32Array;
}

/** How high a wave must be here to leave half its ink, at no pressure. */
function threshold(
  i: number,
  { inside, dryness }: { inside: number; dryness: number },
  { patches, blots, grain, folded }: Skin,
): number {
  const edge = Math.max(0, 1 - inside / .3);
  const dry = Math.max(0, dryness + .12 * patches[i]);
  return .17 * dry + .75 * edge * edge * edge + 2 * folded[i] + .34 * grain[i] +
    (.27 + .55 * dry + .25 * edge) * blots[i];
}

/** How grey valleys are: pressed hard, they fill; those at the edge dry. */
function sweat(pressure: number, inside: number): number {
  const held = Math.min(1, Math.max(0, inside / EDGE));
  return held * Math.min(.7, Math.max(0, .9 * pressure - .15));
}
