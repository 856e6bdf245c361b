import { resize } from "@/image/mod.ts";

/**
 * Turns pictures into numbers, so that sets of pictures can be compared.
 *
 * Whatever it is (random convolutions, an encoder fitted for the domain, a
 * network of the user's), the distances that are told of it are the same.
 */
export interface FeatureExtractor {
  /** For tables and reports */
  name: string;
  /** Width and height of the pictures that it takes */
  size: number;
  /** Numbers of each picture */
  dim: number;
  /**
   * @param images `[n, size, size]` in [0, 1], ink high
   * @returns `[n, dim]`
   */
  features(images: Float32Array): Promise<Float32Array>;
}

/**
 * Features of pictures of any size, brought to that of the extractor.
 *
 * @param images `[n, size, size]` in [0, 1], ink high
 * @param size Width and height of the images
 * @returns `[n, extractor.dim]`
 */
export function extractFeatures(
  extractor: FeatureExtractor,
  images: Float32Array,
  size: number,
): Promise<Float32Array> {
  const side = extractor.size;
  if (side === size) return extractor.features(images);
  const count = images.length / size ** 2;
  const resized = new Float32Array(count * side ** 2);
  for (let i = 0; i < count; i++) {
    const pixels = images.subarray(i * size ** 2, (i + 1) * size ** 2);
    const one = resize({ width: size, height: size, pixels }, side, side);
    resized.set(one.pixels, i * side ** 2);
  }
  return extractor.features(resized);
}
