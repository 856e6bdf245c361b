import type { Random } from "@/engine/random.ts";
import { grow, pad } from "./_grow_strokes.ts";
import { readWarped } from "./_read_warped.ts";
import { sourceOfNodes } from "./_warp_nodes.ts";
import { type Range, rangeOf } from "./dataset.ts";
import type { Content } from "./layouts/layout.ts";

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

/** How far images may be moved, by what they show. */
export function augmentOf(content: Content): Readonly<Augment> {
  return content === "signature" ? AUGMENT : AUGMENT_PRINTS;
}

/** What {@linkcode augmentInto} needs besides the picture. */
export interface AugmentOptions {
  size: number;
  range: Range;
  random: Random;
  augment?: Partial<Augment>;
}

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
  readWarped(target, grown, nodes, size, { low, gain, crisp: limits.crisp });
}
