/**
 * Some pictures of many, one after another.
 *
 * @param x `[count, area]`
 */
export function taken(
  x: Float32Array,
  places: readonly number[],
  area: number,
): Float32Array {
  const out = new Float32Array(places.length * area);
  places.forEach((i, at) =>
    out.set(x.subarray(i * area, (i + 1) * area), at * area)
  );
  return out;
}
