/**
 * Pictures of one lightness and contrast: each of mean 0 and variance 1.
 *
 * @param x `[count, area]`
 * @returns The same shape; a picture that is all one grey is all 0
 */
export function evened(x: Float32Array, area: number): Float32Array {
  const out = new Float32Array(x.length);
  for (let at = 0; at < x.length; at += area) {
    const one = x.subarray(at, at + area);
    let [sum, squares] = [0, 0];
    for (const v of one) {
      sum += v;
      squares += v * v;
    }
    const mean = sum / area;
    const variance = squares / area - mean ** 2;
    if (variance < 1e-9) continue; // what rounding leaves of one grey
    const deviation = Math.sqrt(variance);
    for (let i = 0; i < area; i++) out[at + i] = (one[i] - mean) / deviation;
  }
  return out;
}
