/** Strokes made thicker or thinner, on a picture with paper around it. */

/** The image with two pixels of paper all around. */
export function pad(pixels: Uint8Array, size: number): Float32Array {
  const stride = size + 4;
  const padded = new Float32Array(stride * stride);
  for (let y = 0, from = 0; y < size; y++) {
    let to = (y + 2) * stride + 2;
    for (let x = 0; x < size; x++) padded[to++] = pixels[from++];
  }
  return padded;
}

/** Strokes grown by `growth` pixels on each side (shrunk if negative). */
export function grow(padded: Float32Array, size: number, growth: number) {
  const stride = size + 4;
  const out = new Float32Array(padded.length);
  const sign = Math.sign(growth);
  const t = Math.abs(growth);
  const [top, bottom] = inkRows(padded, stride);
  const end = (bottom + 2) * stride;
  for (let i = (top - 1) * stride; i < end; i++) {
    const here = sign * padded[i];
    const left = sign * padded[i - 1];
    const right = sign * padded[i + 1];
    const above = sign * padded[i - stride];
    const below = sign * padded[i + stride];
    let most = here;
    if (left > most) most = left;
    if (right > most) most = right;
    if (above > most) most = above;
    if (below > most) most = below;
    out[i] = sign * (here + t * (most - here));
  }
  return out;
}

/** The first and last row that are not all paper. */
export function inkRows(
  padded: Float32Array,
  stride: number,
): [number, number] {
  let first = 0;
  while (first < padded.length && padded[first] === 0) first++;
  let last = padded.length - 1;
  while (last >= 0 && padded[last] === 0) last--;
  return [Math.floor(first / stride), Math.floor(last / stride)];
}
