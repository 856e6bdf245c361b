import sharp from "sharp";

/** How an animation plays. */
export interface AnimationOptions {
  /** Milliseconds that a frame stays */
  delay?: number;
  /** Milliseconds that the last frame stays */
  hold?: number;
}

/**
 * Pictures one after another, as GIF and as WebP, for ever again.
 *
 * @param frames Bytes of PNG files of one size
 * @throws {RangeError} If there are none
 */
export async function animation(
  frames: Uint8Array[],
  { delay = 300, hold = 2000 }: AnimationOptions = {},
): Promise<{ gif: Uint8Array<ArrayBuffer>; webp: Uint8Array<ArrayBuffer> }> {
  if (frames.length === 0) {
    throw new RangeError("Cannot animate: there are no frames");
  }
  // sharp joins with an alpha of which black would get none.
  const film = sharp(frames, { join: { animated: true } }).removeAlpha();
  const delays = frames.map((_, i) => i < frames.length - 1 ? delay : hold);
  const options = { loop: 0, delay: delays };
  const [gif, webp] = await Promise.all([
    film.clone().gif({ ...options, colours: 16, dither: 0 }).toBuffer(),
    film.clone().webp({ ...options, quality: 70 }).toBuffer(),
  ]);
  return { gif: Uint8Array.from(gif), webp: Uint8Array.from(webp) };
}
