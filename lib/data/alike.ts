import { HASH_BITS } from "./perceptual_hash.ts";

/** What is known of pictures, one after another. */
export interface Fingerprints {
  /** `[count, 2]`, of `perceptualHash` */
  hashes: Uint32Array;
  /** A small version of a picture, all of one size; asked for many times */
  thumb(index: number): Uint8Array;
}

/** Pictures whose hashes differ in more bits are not looked at. */
const MOST_BITS = 6;
/** With a band more than bits that may differ, one band is always equal. */
const BANDS = MOST_BITS + 1;

/**
 * Pairs of pictures that look alike: hashes that differ in at most 6 bits and
 * thumbnails that correlate by at least `least`.
 *
 * The bits of a hash are cut into 7 bands, one of which two such hashes must
 * share; only pictures that share one are compared, so that it stays fast.
 *
 * @returns Pairs of indices, the smaller first, ascending
 */
export function alikePairs(
  { hashes, thumb }: Fingerprints,
  least = 0.97,
): [number, number][] {
  const count = hashes.length / 2;
  const found = new Set<number>();
  for (let band = 0; band < BANDS; band++) {
    for (const bucket of buckets(hashes, band)) {
      for (let k = 1; k < bucket.length; k++) {
        for (let j = 0; j < k; j++) {
          const [a, b] = [bucket[j], bucket[k]];
          if (bitsApart(hashes, a, b) > MOST_BITS) continue;
          const key = a * count + b;
          if (found.has(key)) continue;
          if (correlation(thumb(a), thumb(b)) >= least) found.add(key);
        }
      }
    }
  }
  return [...found].sort((a, b) => a - b)
    .map((key) => [Math.floor(key / count), key % count]);
}

/**
 * Groups of all that hang together by pairs, each ascending.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(groupsOf([[0, 2], [2, 5], [1, 3]]), [[0, 2, 5], [1, 3]]);
 * ```
 */
export function groupsOf(pairs: Iterable<[number, number]>): number[][] {
  const groups = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    const one = groups.get(a) ?? [a];
    const other = groups.get(b) ?? [b];
    if (one === other) continue;
    const both = [...one, ...other];
    for (const member of both) groups.set(member, both);
  }
  return [...new Set(groups.values())]
    .map((group) => group.sort((a, b) => a - b))
    .sort(([a], [b]) => a - b);
}

/** Pictures that share the bits of a band, in lists of two and more. */
function buckets(hashes: Uint32Array, band: number): number[][] {
  const start = Math.floor(band * HASH_BITS / BANDS);
  const end = Math.floor((band + 1) * HASH_BITS / BANDS);
  const lists = new Map<number, number[]>();
  for (let i = 0; i < hashes.length / 2; i++) {
    let key = 0;
    for (let bit = start; bit < end; bit++) {
      key = 2 * key + (hashes[2 * i + (bit >> 5)] >>> (bit & 31) & 1);
    }
    const list = lists.get(key);
    if (list) list.push(i);
    else lists.set(key, [i]);
  }
  return [...lists.values()].filter(({ length }) => length > 1);
}

function bitsApart(hashes: Uint32Array, a: number, b: number): number {
  return bitsOf(hashes[2 * a] ^ hashes[2 * b]) +
    bitsOf(hashes[2 * a + 1] ^ hashes[2 * b + 1]);
}

/** How many bits of a word of 32 are set. */
function bitsOf(word: number): number {
  let v = word - (word >>> 1 & 0x55555555);
  v = (v & 0x33333333) + (v >>> 2 & 0x33333333);
  return Math.imul(v + (v >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Pearson's r; 0 where one picture is all of one level. */
function correlation(a: Uint8Array, b: Uint8Array): number {
  const n = a.length;
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    sumA += a[i];
    sumB += b[i];
    squareA += a[i] * a[i];
    squareB += b[i] * b[i];
    product += a[i] * b[i];
  }
  const spread = (n * squareA - sumA * sumA) * (n * squareB - sumB * sumB);
  return spread > 0 ? (n * product - sumA * sumB) / Math.sqrt(spread) : 0;
}
