import type { GreyImage } from "@/image/mod.ts";

/** One number that says how a picture looks, to compare many by. */
export interface Measure {
  /** For tables: lower case, without the unit */
  name: string;
  /** What the number counts, such as `px` */
  unit: string;
  /**
   * The number of one prepared picture.
   *
   * @param image `[height, width]`, 0 = paper, 255 = ink
   * @returns Nothing where the picture has no such thing
   */
  of(image: GreyImage): number | undefined;
}
