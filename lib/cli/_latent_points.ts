/** Where pictures come from: points of N(0, I), some at a time. */
import { Random } from "@/engine/mod.ts";

/** Points at a time, so that any number of them fits into memory. */
const CHUNK = 256;

/** How many points of how many numbers. */
export interface PointsOptions {
  /** Points, or walks */
  count: number;
  noiseDim: number;
  seed: number;
}

/** Points drawn one after another, `[up to 256, noiseDim]` at a time. */
export function* draws(
  { count, noiseDim, seed }: PointsOptions,
): Generator<Float32Array> {
  const random = new Random(seed);
  for (let at = 0; at < count; at += CHUNK) {
    yield random.normals(Math.min(CHUNK, count - at) * noiseDim);
  }
}

/**
 * Walks from one random point to the next, on a sphere's arc: points between
 * two draws of N(0, I) are then as far from 0 as draws are (White 2016,
 * https://arxiv.org/abs/1609.04468).
 *
 * @param length Points of a walk, both ends included
 * @returns `[length, noiseDim]`, walk after walk
 */
export function* walks(
  { count, noiseDim, seed }: PointsOptions,
  length: number,
): Generator<Float32Array> {
  const random = new Random(seed);
  let from = random.normals(noiseDim);
  for (let walk = 0; walk < count; walk++) {
    const to = random.normals(noiseDim);
    const points = new Float32Array(length * noiseDim);
    for (let i = 0; i < length; i++) {
      const angle = Math.PI / 2 * i / (length - 1);
      for (let j = 0; j < noiseDim; j++) {
        points[i * noiseDim + j] = Math.cos(angle) * from[j] +
          Math.sin(angle) * to[j];
      }
    }
    yield points;
    from = to;
  }
}
