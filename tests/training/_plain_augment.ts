/** The same augmentation in loops over pixels: what the graph must agree with. */

/** One image of shades in [0, 1], 0 is paper; `[size, size, channels]`. */
export interface Shades {
  size: number;
  channels: number;
  pixels: number[];
}

/** @param u The image's seven numbers; the first chooses it and is not used */
export function plainAugment(image: Shades, u: number[]): number[] {
  const { size, channels, pixels } = image;
  const [, up, left, cutDown, cutRight, shade, bend] = u;
  const reach = Math.round(size / 8);
  const [dy, dx] = [up, left].map((one) =>
    Math.floor(one * (2 * reach + 1)) - reach
  );
  const cut = Math.round(size / 2);
  const [top, start] = [cutDown, cutRight].map((one) =>
    Math.floor(one * (size + 1 - cut % 2)) - Math.floor(cut / 2)
  );
  const at = (row: number, column: number, channel: number) => {
    const isIn = [row, column].every((one) => one >= 0 && one < size);
    return isIn ? pixels[(row * size + column) * channels + channel] : 0;
  };
  const isCut = (row: number, column: number) =>
    row >= top && row < top + cut && column >= start && column < start + cut;
  const shaded = (t: number) =>
    (t + (bend - 0.5) * t * (1 - t) * (2 * t - 1)) * (shade + 0.5);
  return pixels.map((_, i) => {
    const channel = i % channels;
    const column = Math.floor(i / channels) % size;
    const row = Math.floor(i / channels / size);
    if (isCut(row, column)) return 0;
    return shaded(at(row + dy, column + dx, channel));
  });
}
