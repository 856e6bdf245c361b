import type { GreyImage } from "@/image/mod.ts";
import { digestOf, type PictureOptions } from "../prepare_picture.ts";
import { prepare } from "../prepare.ts";

/** Raise it when files are decoded to other levels than before. */
const DECODING = 1;

const SIDE = 160;

/**
 * Tells how files are prepared by what becomes of a test card.
 *
 * A cache that was made by other options, or by another version of the
 * preparation, does not bear the same mark.
 */
export function preparationMark(options: PictureOptions): string {
  const picture = prepare(testCard(), options.content, options);
  const { content, size, stroke } = options;
  const digest = digestOf(picture ?? new Uint8Array());
  return [DECODING, content, size, stroke ?? "", digest].join(" ");
}

/** Rings, a wave, a ruled line and specks on shaded, grainy paper. */
function testCard(): GreyImage {
  const pixels = new Uint8Array(SIDE * SIDE);
  let grain = 1;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      grain = (Math.imul(grain, 48271) >>> 0) % 2147483647;
      const radius = Math.hypot(x - 80, y - 70);
      const isRing = radius < 60 && Math.sin(radius / 1.5) > 0;
      const isWave = Math.abs(y - 140 - 12 * Math.sin(x / 9)) < 2;
      const isRule = y === 120 || x % 53 + y % 41 === 0;
      const ink = isRing || isWave || isRule ? 150 : 0;
      pixels[y * SIDE + x] = 235 - x / 8 - ink - grain % 7;
    }
  }
  return { width: SIDE, height: SIDE, pixels };
}
