import sharp from "sharp";

/**
 * One of many pictures as a PNG whose paper is clear: what lies below is seen.
 *
 * @param pixels `[count, size, size]` in [0, 1], ink high
 */
export async function inkStamp(
  pixels: ArrayLike<number>,
  size: number,
  index: number,
): Promise<Uint8Array> {
  const area = size * size;
  const clear = new Uint8ClampedArray(2 * area); // black and its alpha
  for (let i = 0; i < area; i++) {
    clear[2 * i + 1] = 255 * pixels[index * area + i];
  }
  return await sharp(clear, {
    raw: { width: size, height: size, channels: 2 },
  }).png({ compressionLevel: 9 }).toBuffer();
}
