/** Fingers that several tests look at, and how ridges are measured on them. */
import {
  type Finger,
  newFinger,
  PATTERN_CLASSES,
  type PatternClass,
  type Place,
} from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";
import type { Plane } from "@/image/mod.ts";

const PER_CLASS = 3;
const known = new Map<number, Finger>();

/** Finger k of fifteen, three of each class; grown when first asked for. */
export function finger(k: number): Finger {
  if (!known.has(k)) {
    const name = PATTERN_CLASSES[Math.floor(k / PER_CLASS)];
    known.set(k, newFinger(new Random(100 + k), { class: name }));
  }
  return known.get(k)!;
}

/** All fifteen. */
export function fingers(): Finger[] {
  const count = PER_CLASS * PATTERN_CLASSES.length;
  return Array.from({ length: count }, (_, k) => finger(k));
}

/** The three of a class. */
export function ofClass(name: PatternClass): Finger[] {
  const first = PER_CLASS * PATTERN_CLASSES.indexOf(name);
  return [0, 1, 2].map((k) => finger(first + k));
}

/** Pixels of the ridge map to one pixel at 500 dpi. */
const SCALE = .5;

/**
 * Which way ridges run, measured: the least eigenvector of the mean of
 * gradient times gradient around a place (Kass & Witkin 1987).
 */
export function measuredOrientation(ridges: Plane, place: Place): number {
  const { width, height, pixels } = ridges;
  const x = Math.round(place.x * SCALE + width / 2);
  const y = Math.round(place.y * SCALE + height / 2);
  let [xx, xy, yy] = [0, 0, 0];
  for (let v = y - 4; v <= y + 4; v++) {
    for (let u = x - 4; u <= x + 4; u++) {
      const i = v * width + u;
      const dx = pixels[i + 1] - pixels[i - 1];
      const dy = pixels[i - width] - pixels[i + width]; // up
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
  }
  return Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
}

/**
 * Ridge to ridge in pixels at 500 dpi, measured: how far apart the wave passes
 * zero on walks across the ridges; the median of many places.
 */
export function measuredPeriod(ridges: Plane): number {
  const found: number[] = [];
  for (let y = -90; y <= 90; y += 15) {
    for (let x = -75; x <= 75; x += 15) {
      const across = measuredOrientation(ridges, { x, y }) + Math.PI / 2;
      const wave = (far: number) =>
        sampled(ridges, x + far * Math.cos(across), y - far * Math.sin(across));
      const zeros: number[] = [];
      for (let far = -20; far < 20; far += .5) {
        const [a, b] = [wave(far), wave(far + .5)];
        if (a < 0 !== b < 0) zeros.push(far + .5 * a / (a - b));
      }
      found.push(2 * (zeros.at(-1)! - zeros[0]) / (zeros.length - 1));
    }
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)];
}

/** Between pixels, linear. */
function sampled({ width, height, pixels }: Plane, x: number, y: number) {
  const u = x * SCALE + width / 2 - .5, v = y * SCALE + height / 2 - .5;
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [s, t] = [u - left, v - top];
  const row = (i: number) => (1 - s) * pixels[i] + s * pixels[i + 1];
  return (1 - t) * row(top * width + left) + t * row((top + 1) * width + left);
}
