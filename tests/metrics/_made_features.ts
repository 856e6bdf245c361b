/**
 * Features by a formula of whole numbers, the same in any language.
 *
 * In NumPy, with i = arange(count)[:, None] and k = arange(8)[None]:
 *   x = ((i*37 + k*91 + i*i*(k+3)) % 101 / 50 - 1).astype("float32")
 *   y = ((i*53 + k*29 + i*i*(k+2)) % 101 / 40 - 1).astype("float32")
 */
export const madeX = (count: number) =>
  made(count, (i, k) => (i * 37 + k * 91 + i * i * (k + 3)) % 101 / 50 - 1);
export const madeY = (count: number) =>
  made(count, (i, k) => (i * 53 + k * 29 + i * i * (k + 2)) % 101 / 40 - 1);

/** Features of each. */
export const D = 8;

function made(count: number, value: (i: number, k: number) => number) {
  return Float32Array.from(
    { length: count * D },
    (_, i) => value(Math.floor(i / D), i % D),
  );
}
