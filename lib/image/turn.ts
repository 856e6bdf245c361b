import { type GreyImage, type Plane, plane } from "./grey_image.ts";

/**
 * The picture with rows and columns exchanged: (x, y) goes to (y, x).
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([1, 2, 3, 4, 5, 6]);
 * const turned = transpose({ width: 3, height: 2, pixels });
 * deepStrictEqual([...turned.pixels], [1, 4, 2, 5, 3, 6]);
 * ```
 */
export function transpose({ width, height, pixels }: GreyImage): Plane {
  const out = plane(height, width);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) out.pixels[x * height + y] = pixels[i];
  }
  return out;
}

/**
 * The picture turned by 90 degrees against the clock: right becomes top.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array([1, 2, 3, 4, 5, 6]);
 * const turned = turnLeft({ width: 3, height: 2, pixels });
 * deepStrictEqual([...turned.pixels], [3, 6, 2, 5, 1, 4]);
 * ```
 */
export function turnLeft({ width, height, pixels }: GreyImage): Plane {
  const out = plane(height, width);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      out.pixels[(width - 1 - x) * height + y] = pixels[i];
    }
  }
  return out;
}
