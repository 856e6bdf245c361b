import { blockMean } from "./block_mean.ts";
import { boxMean } from "./box_mean.ts";
import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/** Which way lines run in each block of a picture, and how much they agree. */
export interface OrientationField {
  /** Blocks in a row, and rows of them */
  width: number;
  height: number;
  /** Width and height of a block in pixels */
  step: number;
  /**
   * `[height, width]` each: energy times coherence times the cosine and sine of
   * twice the angle of the ridges, counter-clockwise as seen
   */
  cos: Float32Array;
  sin: Float32Array;
  /** `[height, width]`, mean square of the gradient; 0 where all is even */
  energy: Float32Array;
}

/**
 * The field of orientations, measured: mean of gradient times gradient.
 *
 * The gradient (gx, gy) is across the lines; twice its angle has the cosine
 * gx^2 - gy^2 and the sine 2 gx gy, which may be averaged as no line has a
 * head, and lines run at right angles to it: minus both.
 *
 * The gradient is Scharr's (2000), whose direction holds for fine ridges too.
 *
 * Source: Kass & Witkin 1987, "Analyzing oriented patterns"; Bazen & Gerez
 * 2002, "Systematic methods for the computation of the directional fields"
 *
 * @param options.step Width and height of a block, in pixels
 * @param options.radius How many blocks on each side are averaged over
 *
 * @example Level lines
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(256).map((_, i) => (i >> 4) % 4 * 50);
 * const image = { width: 16, height: 16, pixels };
 * const field = orientationField(image, { step: 4, radius: 1 });
 * strictEqual(orientationOf(field, 5), 0);
 * strictEqual(coherenceOf(field, 5), 1);
 * ```
 */
export function orientationField(
  image: GreyImage,
  { step, radius }: { step: number; radius: number },
): OrientationField {
  const { width, height, pixels: p } = image;
  const cos = plane(width, height);
  const sin = plane(width, height);
  const energy = plane(width, height);
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      const up = i - width, down = i + width;
      const falling = p[down + 1] - p[up - 1], rising = p[up + 1] - p[down - 1];
      const gx = 10 * (p[i + 1] - p[i - 1]) + 3 * (falling + rising);
      const gy = 10 * (p[up] - p[down]) + 3 * (rising - falling);
      cos.pixels[i] = gy * gy - gx * gx;
      sin.pixels[i] = -2 * gx * gy;
      energy.pixels[i] = gx * gx + gy * gy;
    }
  }
  const mean = (all: Plane) => boxMean(blockMean(all, step), radius);
  const blocks = mean(energy);
  return {
    width: blocks.width,
    height: blocks.height,
    step,
    cos: mean(cos).pixels,
    sin: mean(sin).pixels,
    energy: blocks.pixels,
  };
}

/** Radians in (-pi/2, pi/2], counter-clockwise as seen, in block i. */
export function orientationOf(
  { cos, sin }: OrientationField,
  i: number,
): number {
  return Math.atan2(sin[i], cos[i]) / 2;
}

/** 1 where all lines run one way, 0 where none or all ways do. */
export function coherenceOf(
  { cos, sin, energy }: OrientationField,
  i: number,
): number {
  return energy[i] > 0 ? Math.hypot(cos[i], sin[i]) / energy[i] : 0;
}
