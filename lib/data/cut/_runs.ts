/** Runs of ink along the rows: 1 in them, 0 elsewhere. */

/** Keeps runs of ink along the rows that are at least so long. */
export function longRuns(
  { width, pixels }: { width: number; pixels: Uint8Array },
  least: number,
): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let row = 0; row < pixels.length; row += width) {
    for (let x = 0, start = 0; x <= width; x++) {
      if (x < width && pixels[row + x] === 1) continue;
      if (x - start >= least) out.fill(1, row + start, row + x);
      start = x + 1;
    }
  }
  return out;
}

/** Leaves out what is taller than `most`. */
export function dropTall(
  runs: Uint8Array,
  width: number,
  most: number,
): Uint8Array {
  const out = runs.slice();
  for (let x = 0; x < width; x++) {
    for (let i = x, start = x; i < runs.length + width; i += width) {
      if (i < runs.length && runs[i] === 1) continue;
      if (i - start > most * width) {
        for (let k = start; k < i; k += width) out[k] = 0;
      }
      start = i + width;
    }
  }
  return out;
}

/** Lengthens runs by `by` pixels at both ends. */
export function widen(runs: Uint8Array, width: number, by: number): Uint8Array {
  const out = runs.slice();
  for (let i = 0; i < runs.length; i++) {
    if (runs[i] === 0) continue;
    const x = i % width, row = i - x;
    if (x > 0 && runs[i - 1] === 0) out.fill(1, row + Math.max(0, x - by), i);
    if (x + 1 < width && runs[i + 1] === 0) {
      out.fill(1, i, row + Math.min(width, x + by));
    }
  }
  return out;
}
