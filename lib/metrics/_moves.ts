/** Farthest that a picture is moved, in pixels, and turned, in degrees. */
export const SHIFT = 3;
export const TURN = 3;

/**
 * A picture in each of some turns and shifts; outside is paper.
 *
 * @param x `[size, size]`, paper 0
 * @param degrees About its middle, linear between pixels
 * @param steps Pixels along each axis
 * @returns `[degrees * steps * steps, size, size]`
 */
export function moves(
  x: Float32Array,
  size: number,
  { degrees, steps }: { degrees: number[]; steps: number[] },
): Float32Array {
  const area = size * size;
  const out = new Float32Array(degrees.length * steps.length ** 2 * area);
  let at = 0;
  for (const angle of degrees) {
    const turned = turn(x, size, angle);
    for (const down of steps) {
      for (const across of steps) {
        shift(turned, out.subarray(at, at + area), { size, across, down });
        at += area;
      }
    }
  }
  return out;
}

function shift(
  x: Float32Array,
  out: Float32Array,
  { size, across, down }: { size: number; across: number; down: number },
): void {
  for (let y = Math.max(0, down); y < Math.min(size, size + down); y++) {
    const from = (y - down) * size;
    const row = across < 0
      ? x.subarray(from - across, from + size)
      : x.subarray(from, from + size - across);
    out.set(row, y * size + Math.max(0, across));
  }
}

function turn(x: Float32Array, size: number, degrees: number): Float32Array {
  if (degrees === 0) return x;
  const [c, s] = [Math.cos, Math.sin].map((f) => f(degrees * Math.PI / 180));
  const middle = (size - 1) / 2;
  const pixel = (u: number, v: number) =>
    u >= 0 && v >= 0 && u < size && v < size ? x[v * size + u] : 0;
  const out = new Float32Array(size * size);
  for (let i = 0; i < out.length; i++) {
    const [dx, dy] = [i % size - middle, Math.floor(i / size) - middle];
    const [fromX, fromY] = [middle + c * dx + s * dy, middle - s * dx + c * dy];
    const [u, v] = [Math.floor(fromX), Math.floor(fromY)];
    const [right, low] = [fromX - u, fromY - v];
    out[i] = (1 - low) * ((1 - right) * pixel(u, v) + right * pixel(u + 1, v)) +
      low * ((1 - right) * pixel(u, v + 1) + right * pixel(u + 1, v + 1));
  }
  return out;
}
