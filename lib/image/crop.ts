import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/** A part of a picture; `right` and `bottom` are the last pixel inside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The part of a picture inside a box; outside the picture it is `fill`.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([1, 2, 3, 4]);
 * const box = { left: 1, top: 0, right: 2, bottom: 0 };
 * const part = crop({ width: 2, height: 2, pixels }, box);
 * deepStrictEqual([...part.pixels], [2, 0]);
 * ```
 */
export function crop(image: GreyImage, box: Box, fill = 0): Plane {
  const out = plane(box.right - box.left + 1, box.bottom - box.top + 1);
  out.pixels.fill(fill);
  const left = Math.max(0, box.left);
  const right = Math.min(image.width - 1, box.right);
  for (
    let y = Math.max(0, box.top);
    y <= Math.min(image.height - 1, box.bottom);
    y++
  ) {
    const row = image.pixels.subarray(
      y * image.width + left,
      y * image.width + right + 1,
    );
    out.pixels.set(row, (y - box.top) * out.width + left - box.left);
  }
  return out;
}

/**
 * The picture in the middle of a square, the rest `fill`.
 *
 * @param side Of the square; what does not fit is cut off on both sides
 */
export function padToSquare(image: GreyImage, side: number, fill = 0): Plane {
  const left = -Math.floor((side - image.width) / 2);
  const top = -Math.floor((side - image.height) / 2);
  const box = { left, top, right: left + side - 1, bottom: top + side - 1 };
  return crop(image, box, fill);
}

/** The picture with `rim` more pixels of `fill` on each side. */
export function pad(image: GreyImage, rim: number, fill = 0): Plane {
  const right = image.width + rim - 1;
  const bottom = image.height + rim - 1;
  return crop(image, { left: -rim, top: -rim, right, bottom }, fill);
}

/** The smallest box around all pixels above `threshold`, if there are any. */
export function inkBox(image: GreyImage, threshold: number): Box | undefined {
  const box = {
    left: Infinity,
    top: Infinity,
    right: -Infinity,
    bottom: -Infinity,
  };
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (!(image.pixels[y * image.width + x] > threshold)) continue;
      if (x < box.left) box.left = x;
      if (x > box.right) box.right = x;
      if (y < box.top) box.top = y;
      box.bottom = y;
    }
  }
  return box.right < 0 ? undefined : box;
}
