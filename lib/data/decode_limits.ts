/** What an image file may cost before it is refused. */
export const DECODE_LIMITS = {
  bytes: 128 * 2 ** 20,
  pixels: 100e6,
  /** Larger pictures are reduced to this longest side while decoding */
  longest: 1024,
};
