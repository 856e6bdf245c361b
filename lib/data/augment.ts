import type { Random } from "@/engine/random.ts";
import { type Range, rangeOf } from "./dataset.ts";

/** How far an image may be moved; 0 leaves that out. */
export interface Augment {
  /** Largest rotation either way, degrees */
  rotate: number;
  /** Largest shift either way along each axis, share of the size */
  shift: number;
  /** Largest change of scale either way, share */
  scale: number;
  /** Largest slant either way, share (tangent of the angle) */
  shear: number;
  /** Largest height of each of two random waves, share of the size */
  elastic: number;
  /** Largest growth of a stroke on each side, pixels, below 1 */
  thicker: number;
  /** Largest loss of a stroke on each side, pixels, below 1 */
  thinner: number;
  /** Contrast of edges after the warp, which blurs them; 1 leaves them */
  crisp: number;
  /** Mirror every second image left to right (fingerprints only) */
  mirror: boolean;
}

/** Small enough that a signature stays its writer's. */
export const AUGMENT: Readonly<Augment> = {
  rotate: 5,
  shift: 0.03,
  scale: 0.06,
  shear: 0.1,
  elastic: 0.012,
  thicker: 0.3,
  thinner: 0.15,
  crisp: 1.4,
  mirror: false,
};

/** For fingerprints: ridges keep their width and shades. */
export const AUGMENT_PRINTS: Readonly<Augment> = {
  ...AUGMENT,
  rotate: 10,
  shear: 0.03,
  thicker: 0,
  thinner: 0,
  crisp: 1,
  mirror: true,
};

/** What {@linkcode augmentInto} needs besides the picture. */
export interface AugmentOptions {
  size: number;
  range: Range;
  random: Random;
  augment?: Partial<Augment>;
}

/** The warp is exact at every BLOCK-th pixel and linear in between. */
const BLOCK = 8;

/**
 * Writes a randomly moved copy of an image: one warp, paper all around.
 *
 * An output pixel q reads the input at c + M (q - c) + shift + waves(q), where
 * c is the center and M = rotation * slant / scale. Strokes are grown first:
 * v + t (max4(v) - v), the upwind step of dv/dt = |grad v| (Osher and Sethian
 * 1988), or shrunk with min4; edges are made crisp again last. Draws the same count of numbers for each image.
 *
 * @param target `[size, size]`, in `range`, overwritten
 * @param pixels `[size, size]`, 0 = paper, 255 = ink
 */
export function augmentInto(
  target: Float32Array,
  pixels: Uint8Array,
  { size, range, random, augment }: AugmentOptions,
): void {
  const limits = { ...AUGMENT, ...augment };
  const nodes = sourceOfNodes(size, limits, random);
  const growth = random.uniform() * (limits.thicker + limits.thinner) -
    limits.thinner;
  const padded = pad(pixels, size);
  const grown = Math.abs(growth) < 0.02 ? padded : grow(padded, size, growth);
  const [low, gain] = rangeOf(range);
  sample(target, grown, nodes, size, { low, gain, crisp: limits.crisp });
}

/** Where the node of each block corner reads, x and y in turn. */
function sourceOfNodes(
  size: number,
  limits: Augment,
  random: Random,
): Float32Array {
  const within = (limit: number) => limit * (2 * random.uniform() - 1);
  const angle = within(limits.rotate) * Math.PI / 180;
  const zoom = 1 / (1 + within(limits.scale));
  const slant = within(limits.shear);
  const [shiftX, shiftY] = [within(limits.shift), within(limits.shift)];
  const flip = random.uniform() < 0.5 && limits.mirror ? -1 : 1;
  const [cos, sin] = [zoom * Math.cos(angle), zoom * Math.sin(angle)];
  // Each wave: how high, along which direction, with how many crests, from where.
  const waves = Float32Array.from(
    { length: 8 },
    (_, i) =>
      i % 4 === 0
        ? within(limits.elastic * size)
        : i % 4 === 3
        ? within(Math.PI)
        : within(3 * Math.PI),
  );
  const wave = (k: number, u: number, v: number) =>
    waves[k] * Math.sin(waves[k + 1] * u + waves[k + 2] * v + waves[k + 3]);
  const count = Math.ceil(size / BLOCK) + 1;
  const nodes = new Float32Array(2 * count * count);
  const center = (size - 1) / 2;
  for (let j = 0, at = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      const [x, y] = [i * BLOCK - center, j * BLOCK - center];
      const leaned = x + slant * y;
      const [u, v] = [x / size, y / size];
      nodes[at++] = center + flip * (cos * leaned - sin * y) + shiftX * size +
        wave(0, u, v);
      nodes[at++] = center + sin * leaned + cos * y + shiftY * size +
        wave(4, u, v);
    }
  }
  return nodes;
}

/** The image with two pixels of paper all around. */
function pad(pixels: Uint8Array, size: number): Float32Array {
  const stride = size + 4;
  const padded = new Float32Array(stride * stride);
  for (let y = 0, from = 0; y < size; y++) {
    let to = (y + 2) * stride + 2;
    for (let x = 0; x < size; x++) padded[to++] = pixels[from++];
  }
  return padded;
}

/** Strokes grown by `growth` pixels on each side (shrunk if negative). */
function grow(padded: Float32Array, size: number, growth: number) {
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

/** How numbers of the input become numbers of the output. */
interface Tone {
  low: number;
  gain: number;
  crisp: number;
}

/** Reads `padded` at the nodes and, block by block, linearly in between. */
function sample(
  target: Float32Array,
  padded: Float32Array,
  nodes: Float32Array,
  size: number,
  tone: Tone,
) {
  target.fill(tone.low);
  const count = Math.ceil(size / BLOCK) + 1;
  const [top, bottom] = inkRows(padded, size + 4);
  for (let j = 0; j < size; j += BLOCK) {
    for (let i = 0; i < size; i += BLOCK) {
      const a = 2 * (j / BLOCK * count + i / BLOCK);
      const b = a + 2 * count;
      // Rows of `padded` are two down, and linear reading reaches one more.
      const first = 2 + Math.min(
        nodes[a + 1],
        nodes[a + 3],
        nodes[b + 1],
        nodes[b + 3],
      );
      const last = 3 + Math.max(
        nodes[a + 1],
        nodes[a + 3],
        nodes[b + 1],
        nodes[b + 3],
      );
      if (last < top || first > bottom) continue;
      for (let y = j; y < Math.min(size, j + BLOCK); y++) {
        const down = (y - j) / BLOCK;
        const x = nodes[a] + down * (nodes[b] - nodes[a]);
        const v = nodes[a + 1] + down * (nodes[b + 1] - nodes[a + 1]);
        const endX = nodes[a + 2] + down * (nodes[b + 2] - nodes[a + 2]);
        const endV = nodes[a + 3] + down * (nodes[b + 3] - nodes[a + 3]);
        const stepX = (endX - x) / BLOCK;
        const stepY = (endV - v) / BLOCK;
        const length = Math.min(BLOCK, size - i);
        const to = y * size + i;
        span(target, to, length, padded, size + 4, x, v, stepX, stepY, tone);
      }
    }
  }
}

/** `length` pixels along a line from (x, y), read linearly. */
function span(
  target: Float32Array,
  start: number,
  length: number,
  padded: Float32Array,
  stride: number,
  x: number,
  y: number,
  stepX: number,
  stepY: number,
  { low, gain, crisp }: Tone,
) {
  const last = stride - 1;
  for (let k = 0; k < length; k++) {
    const u = x + 2 + k * stepX;
    const v = y + 2 + k * stepY;
    if (!(u >= 0 && v >= 0 && u < last && v < last)) continue;
    const left = u | 0;
    const top = v | 0;
    const at = top * stride + left;
    const a = padded[at], b = padded[at + 1];
    const c = padded[at + stride], d = padded[at + stride + 1];
    if (a + b + c + d === 0) continue;
    const upper = a + (u - left) * (b - a);
    const value = upper + (v - top) * (c + (u - left) * (d - c) - upper);
    const edge = 127.5 + crisp * (value - 127.5);
    target[start + k] = low +
      gain * (edge < 0 ? 0 : edge > 255 ? 255 : edge);
  }
}

/** The first and last row that are not all paper. */
function inkRows(padded: Float32Array, stride: number): [number, number] {
  let first = 0;
  while (first < padded.length && padded[first] === 0) first++;
  let last = padded.length - 1;
  while (last >= 0 && padded[last] === 0) last--;
  return [Math.floor(first / stride), Math.floor(last / stride)];
}
