import { deepStrictEqual } from "node:assert/strict";
import { alikePairs, groupsOf } from "@/data/alike.ts";
import { Random } from "@/engine/random.ts";

/** Hashes of which each third is a copy of the first, with bits turned. */
function hashes(count: number, random: Random): Uint32Array {
  const words = Uint32Array.from(
    { length: 2 * count },
    () => random.integer(2 ** 32),
  );
  for (let i = 3; i < count; i += 3) {
    words.copyWithin(2 * i, 0, 2);
    for (const bit of random.permutation(64).slice(0, i % 10)) {
      words[2 * i + (bit >> 5)] ^= 1 << (bit & 31);
    }
  }
  return words;
}

Deno.test("alikePairs() finds what comparing all pairs finds", () => {
  const count = 90;
  const words = hashes(count, new Random(1));
  const bits = (i: number) =>
    [0, 1].map((k) => words[2 * i + k].toString(2).padStart(32, "0")).join("");
  const expected: [number, number][] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const other = bits(b);
      const apart = [...bits(a)].filter((bit, k) => bit !== other[k]).length;
      if (apart <= 6) expected.push([a, b]);
    }
  }
  const thumb = () => Uint8Array.of(0, 1);
  deepStrictEqual(alikePairs({ hashes: words, thumb }), expected);
});

Deno.test("alikePairs() holds thumbnails against each other", () => {
  const hashes = new Uint32Array(8); // all equal
  const thumbs = [
    [0, 0, 0, 100],
    [50, 50, 50, 250], // the same, lighter: r = 1
    [100, 0, 0, 0],
    [7, 7, 7, 7], // nothing to hold it against
  ];
  const thumb = (i: number) => Uint8Array.from(thumbs[i]);
  deepStrictEqual(alikePairs({ hashes, thumb }), [[0, 1]]);
});

Deno.test("groupsOf() joins what hangs together", () => {
  deepStrictEqual(
    groupsOf([[5, 6], [0, 3], [3, 5], [1, 2], [0, 6]]),
    [[0, 3, 5, 6], [1, 2]],
  );
  deepStrictEqual(groupsOf([]), []);
});
