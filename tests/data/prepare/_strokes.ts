/** Strokes that are known, as coverage 0..1. */
import { type Plane, plane } from "@/image/mod.ts";

/** A stroke down to the right, two pixels wide, from (100, 60) to (180, 120). */
export function onStroke(x: number, y: number): boolean {
  return x >= 100 && x < 180 && Math.abs(y - 60 - 0.75 * (x - 100)) < 1.3;
}

/** Ink where `isInk` says so. */
export function drawn(
  isInk: (x: number, y: number) => boolean,
  [width, height]: [number, number] = [300, 160],
): Plane {
  const ink = plane(width, height);
  ink.pixels.forEach((_, i) => {
    ink.pixels[i] = isInk(i % width, Math.floor(i / width)) ? 1 : 0;
  });
  return ink;
}

/** Pixels of ink. */
export function inked({ pixels }: { pixels: ArrayLike<number> }): number {
  return Array.from(pixels).filter((c) => c > 0.5).length;
}
