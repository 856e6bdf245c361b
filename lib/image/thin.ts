/** A picture of 0 and 1. */
export interface Mask {
  width: number;
  height: number;
  /** `[height, width]`, 0 or 1; the outermost pixels count as 0 */
  pixels: Uint8Array;
}

/**
 * Thins shapes to lines one pixel wide, connected as the shapes were.
 *
 * In turns, pixels of the south-east and of the north-west rim go, if they
 * have 2 to 6 neighbours, lie on one rim only, and end no line.
 *
 * Source: Zhang & Suen 1984, "A fast parallel algorithm for thinning digital
 * patterns"
 *
 * @example A bar three pixels high becomes a line
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const pixels = new Uint8Array(9 * 5);
 * for (const row of [1, 2, 3]) pixels.fill(1, row * 9 + 1, row * 9 + 8);
 * const thinned = thin({ width: 9, height: 5, pixels }).pixels;
 * const rows = [0, 1, 2, 3, 4].map((y) => thinned.slice(y * 9, y * 9 + 9));
 * deepStrictEqual(rows.map((row) => row.includes(1)),
 *   [false, false, true, false, false]);
 * ```
 */
export function thin({ width, height, pixels }: Mask): Mask {
  const out = Uint8Array.from(pixels);
  let left: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const isRim = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      if (isRim) out[i] = 0;
      else if (out[i]) left.push(i);
    }
  }
  const ring = ringOf(width);
  for (let quiet = 0, turn = 0; quiet < 2; turn = 1 - turn) {
    const gone = left.filter((i) => goes(out, i, ring, turn));
    for (const i of gone) out[i] = 0;
    quiet = gone.length === 0 ? quiet + 1 : 0;
    left = left.filter((i) => out[i]);
  }
  return { width, height, pixels: out };
}

/** The eight neighbours in turn, north first and clockwise, as offsets. */
export function ringOf(width: number): number[] {
  return [-width, 1 - width, 1, 1 + width, width, width - 1, -1, -1 - width];
}

/**
 * How many lines leave a pixel: half the changes around it.
 *
 * CN = 1/2 sum |p(k) - p(k + 1)|: 1 = a line ends, 2 = it passes, 3 = it forks
 * (Rutovitz 1966).
 */
export function crossingNumber(
  pixels: Uint8Array,
  i: number,
  ring: number[],
): number {
  let changes = 0;
  for (let k = 0; k < 8; k++) {
    changes += Math.abs(pixels[i + ring[k]] - pixels[i + ring[(k + 1) % 8]]);
  }
  return changes / 2;
}

function goes(
  pixels: Uint8Array,
  i: number,
  ring: number[],
  turn: number,
): boolean {
  let count = 0;
  for (let k = 0; k < 8; k++) count += pixels[i + ring[k]];
  if (count < 2 || count > 6) return false;
  const at = (k: number) => pixels[i + ring[k]];
  const [north, east, south, west] = [at(0), at(2), at(4), at(6)];
  const onOtherRim = turn === 0
    ? north * east * south + east * south * west
    : north * east * west + north * south * west;
  return onOtherRim === 0 && crossingNumber(pixels, i, ring) === 1;
}
