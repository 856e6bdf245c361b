/** Files like SOCOFing's, as many as are asked for, made by formula. */
import { join } from "@std/path";
import { proceduralFingerprints } from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";

const WIDTH = 96;
const HEIGHT = 103;
/** A BMP's head with a V5 header, as SOCOFing has it. */
const HEAD = 138;
const FINGERS = ["thumb", "index", "middle", "ring", "little"];

/**
 * Writes `count` prints, ten a person, each another picture: crops of a few
 * hundred impressions, mirrored, with grain; bevel and bar as in the original.
 */
export function writePrints(dir: string, count: number): void {
  Deno.mkdirSync(dir, { recursive: true });
  const { pixels, size } = proceduralFingerprints({
    size: 128,
    span: 200,
    people: 40,
    fingers: 2,
    perFinger: 5,
    seed: 1,
  });
  const prints = pixels.length / size ** 2;
  const random = new Random(1);
  const bytes = newBmp();
  for (let i = 0; i < count; i++) {
    const at = (i % prints) * size ** 2;
    const print = pixels.subarray(at, at + size ** 2);
    const isMirrored = Math.floor(i / prints) % 2 === 1;
    draw(bytes, print, { size, isMirrored, random });
    const side = i % 10 < 5 ? "Left" : "Right";
    const person = 1 + Math.floor(i / 10);
    const name = `${person}__M_${side}_${FINGERS[i % 5]}_finger.BMP`;
    Deno.writeFileSync(join(dir, name), bytes);
  }
}

/** 32 bits a pixel, BITFIELDS, bottom row first. */
function newBmp(): Uint8Array {
  const bytes = new Uint8Array(HEAD + 4 * WIDTH * HEIGHT);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  const words: [at: number, value: number][] = [
    [2, bytes.length],
    [10, HEAD],
    [14, HEAD - 14],
    [18, WIDTH],
    [22, HEIGHT],
    [30, 3], // BITFIELDS
    [34, bytes.length - HEAD],
    ...[0xff0000, 0xff00, 0xff, 0xff000000].map((mask, i) =>
      [54 + 4 * i, mask] as [number, number]
    ),
  ];
  for (const [at, value] of words) view.setUint32(at, value, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 32, true);
  return bytes;
}

/** A crop of a print with grain, in SOCOFing's frame. */
function draw(
  bytes: Uint8Array,
  print: Uint8Array,
  { size, isMirrored, random }: {
    size: number;
    isMirrored: boolean;
    random: Random;
  },
): void {
  const [left, top] = [
    random.integer(size - WIDTH),
    random.integer(size - HEIGHT),
  ];
  let grain = 1 + random.integer(2 ** 31 - 2);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      grain = Math.imul(grain, 48271) >>> 0; // faster than `random`
      const column = isMirrored ? size - 1 - left - x : left + x;
      const ink = print[(top + y) * size + column] + grain % 20 - 10;
      const isBar = x >= 92 || y >= 99;
      const [outer, inner] = [x < 1 || y < 1, x < 2 || y < 2];
      const bevel = outer ? 160 : inner ? 105 : undefined;
      const level = isBar ? 0 : bevel ?? Math.max(0, Math.min(255, 255 - ink));
      const at = HEAD + 4 * ((HEIGHT - 1 - y) * WIDTH + x);
      bytes.fill(level, at, at + 3);
      bytes[at + 3] = isBar ? 0 : 255;
    }
  }
}
