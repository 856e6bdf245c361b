/** Width of the window, and its deviation: Wang's. */
const WINDOW = 11;
const SIGMA = 1.5;
/** (0.01 L)^2 and (0.03 L)^2 for pictures in [0, 1]. */
const [C1, C2] = [1e-4, 9e-4];
/** Of the five scales of the source, from fine to coarse. */
const WEIGHTS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

/** exp(-(i - 5)^2 / 2 sigma^2), sum 1. */
const KERNEL = (() => {
  const bell = Array.from(
    { length: WINDOW },
    (_, i) => Math.exp(-((i - (WINDOW - 1) / 2) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = bell.reduce((a, b) => a + b);
  return bell.map((value) => value / sum);
})();

/**
 * How alike two pictures are over several scales: MS-SSIM.
 *
 *   prod_j cs_j^w_j for all scales but the coarsest, times ssim there^w
 *
 * The source has five scales, of which the coarsest needs 176 pixels. Here
 * there are as many as the window fits into (64 pixels: 3; 32: 2), with the
 * source's first weights divided by their sum.
 * Source: Wang, Simoncelli and Bovik 2003, Multiscale structural similarity
 *
 * @param a `[size, size]` in [0, 1]
 * @param b The same
 * @returns 0..1; 1 for equal pictures; what is negative counts as 0
 * @throws {RangeError} If size is below the window's 11
 */
export function msSsim(
  a: Float32Array,
  b: Float32Array,
  size: number,
): number {
  if (size < WINDOW) {
    throw new RangeError(
      `Cannot compare pictures as size must be at least ${WINDOW}: current ` +
        `value is ${size}`,
    );
  }
  const scales = Math.min(WEIGHTS.length, 1 + Math.floor(Math.log2(size / 11)));
  const total = WEIGHTS.slice(0, scales).reduce((x, y) => x + y);
  let product = 1;
  for (let j = 0; j < scales; j++) {
    const { ssim, contrast } = likeness(a, b, size);
    const value = j === scales - 1 ? ssim : contrast;
    product *= Math.max(0, value) ** (WEIGHTS[j] / total);
    [a, b] = [halved(a, size), halved(b, size)];
    size >>= 1;
  }
  return product;
}

/** Means of SSIM and of its part without luminance, over all windows. */
function likeness(a: Float32Array, b: Float32Array, size: number) {
  const of = (value: (i: number) => number) =>
    blurred(new Float64Array(a.length).map((_, i) => value(i)), size);
  const [ma, mb] = [of((i) => a[i]), of((i) => b[i])];
  const [aa, bb, ab] = [
    of((i) => a[i] ** 2),
    of((i) => b[i] ** 2),
    of((i) => a[i] * b[i]),
  ];
  let [ssim, contrast] = [0, 0];
  for (let i = 0; i < ma.length; i++) {
    const [mean2, product] = [ma[i] ** 2 + mb[i] ** 2, ma[i] * mb[i]];
    const cs = (2 * (ab[i] - product) + C2) / (aa[i] + bb[i] - mean2 + C2);
    contrast += cs;
    ssim += cs * (2 * product + C1) / (mean2 + C1);
  }
  return { ssim: ssim / ma.length, contrast: contrast / ma.length };
}

/** Under the window where it fits: `[size - 10, size - 10]`. */
function blurred(x: Float64Array, size: number): Float64Array {
  const side = size - WINDOW + 1;
  const rows = new Float64Array(size * side);
  for (let i = 0; i < rows.length; i++) {
    const from = Math.floor(i / side) * size + i % side;
    for (let k = 0; k < WINDOW; k++) rows[i] += KERNEL[k] * x[from + k];
  }
  const out = new Float64Array(side * side);
  for (let i = 0; i < out.length; i++) {
    for (let k = 0; k < WINDOW; k++) out[i] += KERNEL[k] * rows[i + k * side];
  }
  return out;
}

/** Means of two by two pixels; an odd last row or column is left out. */
function halved(x: Float32Array, size: number): Float32Array {
  const half = size >> 1;
  return new Float32Array(half * half).map((_, i) => {
    const at = 2 * (Math.floor(i / half) * size + i % half);
    return (x[at] + x[at + 1] + x[at + size] + x[at + size + 1]) / 4;
  });
}
