/**
 * The parabola through points that misses them least (least squares).
 *
 * Solved by polynomials that are orthogonal over the points (Forsythe 1957),
 * so no matrix is inverted.
 *
 * @returns `y(x)`, and how far the points lie from it: root mean square
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * const { at, rms } = fitParabola([0, 1, 2, 3], [1, 2, 5, 10]);
 * ok(Math.abs(at(4) - 17) < 1e-9 && rms < 1e-9); // y = x^2 + 1
 * ```
 */
export function fitParabola(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
): { at: (x: number) => number; rms: number } {
  const mean = (value: (i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < xs.length; i++) sum += value(i);
    return sum / xs.length;
  };
  // p0 = 1, p1 = x - a, p2 = (x - b) p1 - c; each orthogonal to those before.
  const a = mean((i) => xs[i]);
  const p1 = (x: number) => x - a;
  const c = mean((i) => p1(xs[i]) ** 2);
  const b = c === 0 ? 0 : mean((i) => xs[i] * p1(xs[i]) ** 2) / c;
  const p2 = (x: number) => (x - b) * p1(x) - c;
  const share = (p: (x: number) => number) => {
    const square = mean((i) => p(xs[i]) ** 2);
    return square < 1e-9 ? 0 : mean((i) => ys[i] * p(xs[i])) / square;
  };
  const [w0, w1, w2] = [mean((i) => ys[i]), share(p1), share(p2)];
  const at = (x: number) => w0 + w1 * p1(x) + w2 * p2(x);
  return { at, rms: Math.sqrt(mean((i) => (ys[i] - at(xs[i])) ** 2)) };
}
