/** Blocks of a rough picture along each axis. */
const SIDE = 16;
/** Numbers of a rough picture. */
export const ROUGH = SIDE ** 2;

/**
 * Soft, small pictures that a shift by a pixel hardly changes.
 *
 * Each number is a mean under a triangle three blocks wide along each axis.
 *
 * @param x `[count, size, size]`, size at least 16
 * @returns `[count, ROUGH]`
 */
export function rough(x: Float32Array, size: number): Float32Array {
  const area = size * size;
  const count = x.length / area;
  const out = new Float32Array(count * ROUGH);
  const taps = tapsOf(size);
  const rows = new Float32Array(size * SIDE);
  for (let i = 0; i < count; i++) {
    along(x.subarray(i * area, (i + 1) * area), rows, taps);
    along(rows, out.subarray(i * ROUGH, (i + 1) * ROUGH), taps);
  }
  return out;
}

/** For each block the pixels it looks at, and how much. */
function tapsOf(size: number): { from: number; weights: number[] }[] {
  const block = size / SIDE;
  return Array.from({ length: SIDE }, (_, b) => {
    const middle = (b + .5) * block - .5;
    const reach = 1.5 * block;
    const from = Math.max(0, Math.ceil(middle - reach));
    const end = Math.min(size, Math.floor(middle + reach) + 1);
    const weights = Array.from(
      { length: end - from },
      (_, k) => (1 - Math.abs(from + k - middle) / reach) / reach,
    );
    return { from, weights };
  });
}

/** Columns become blocks, and lie where rows were: twice is both axes. */
function along(
  x: Float32Array,
  out: Float32Array,
  taps: ReturnType<typeof tapsOf>,
): void {
  const height = out.length / SIDE;
  const width = x.length / height;
  for (let y = 0; y < height; y++) {
    for (let b = 0; b < SIDE; b++) {
      const { from, weights } = taps[b];
      let sum = 0;
      for (let k = 0; k < weights.length; k++) {
        sum += weights[k] * x[y * width + from + k];
      }
      out[b * height + y] = sum;
    }
  }
}
