/** Y' = 0.299 R + 0.587 G + 0.114 B. */
export function luma(red: number, green: number, blue: number): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}
