import { resize } from "@/image/mod.ts";
import { alikePairs } from "./alike.ts";
import type { PixelStore } from "./pixel_store.ts";

/** Thumbnails that tell pictures which look alike, `[THUMB, THUMB]`. */
const THUMB = 32;

/**
 * Pairs of files whose prepared pictures look alike, without exact copies:
 * of those, the first stands for all.
 *
 * @param files With an empty `digest` where there is no picture
 * @returns Pairs of places, the smaller first, ascending
 */
export function alikeFiles(
  files: readonly { digest: string; hash: [number, number] }[],
  pictures: PixelStore,
): [number, number][] {
  const seen = new Set([""]);
  const firsts: number[] = [];
  files.forEach(({ digest }, place) => {
    if (seen.has(digest)) return;
    seen.add(digest);
    firsts.push(place);
  });
  const thumbs = new Map<number, Uint8Array>();
  const thumb = (i: number) => {
    const known = thumbs.get(i);
    if (known) return known;
    const pixels = pictures.at(firsts[i]);
    const size = Math.sqrt(pixels.length);
    const small = resize({ width: size, height: size, pixels }, THUMB, THUMB);
    const made = Uint8Array.from(small.pixels, Math.round);
    thumbs.set(i, made);
    return made;
  };
  const hashes = Uint32Array.from(firsts.flatMap((place) => files[place].hash));
  return alikePairs({ hashes, thumb })
    .map(([a, b]) => [firsts[a], firsts[b]]);
}
