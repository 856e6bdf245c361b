import { inkStamp } from "./_ink_stamp.ts";
import { pngUrl } from "./picture_plot.ts";
import type { Scatter } from "./plot.ts";
import type { Images } from "./sheet.ts";

/** What is known of the points. */
export interface LatentScatterOptions {
  title?: string;
  /** Codes, `[count, latentDim]` */
  z: ArrayLike<number>;
  latentDim: number;
  /** Which two numbers of a code are drawn. */
  dims?: [number, number];
  /** A color for each; one for each code. */
  labels?: string[];
  /** What each code is of: `[count, size, size]` in [0, 1], ink high */
  images?: Images;
  /** How many of the pictures are drawn, spread over all. */
  thumbnails?: number;
}

/**
 * Codes in a plane of the latent space, with pictures at their points.
 *
 * @throws {RangeError} If `z` is not whole codes, or a label is missing
 */
export async function latentScatter(
  {
    title = "latent plane",
    z,
    latentDim,
    dims: [first, second] = [0, 1],
    labels,
    images,
    thumbnails = 60,
  }: LatentScatterOptions,
): Promise<Scatter> {
  const count = z.length / latentDim;
  if (!Number.isInteger(count) || (labels && labels.length !== count)) {
    throw new RangeError(
      `Cannot draw ${z.length} numbers as codes of ${latentDim} with ` +
        `${labels?.length ?? "no"} labels`,
    );
  }
  const points = Array.from({ length: count }, (_, i) => ({
    x: z[i * latentDim + first],
    y: z[i * latentDim + second],
    ...(labels && { name: labels[i] }),
  }));
  const shown = images ? Math.min(thumbnails, count) : 0;
  const chosen = Array.from(
    { length: shown },
    (_, k) => Math.floor(k * count / shown),
  );
  const pictures = chosen.map(async (i) => {
    const { size, pixels } = images!;
    const { x, y } = points[i];
    return { x, y, url: pngUrl(await inkStamp(pixels, size, i)) };
  });
  return {
    kind: "scatter",
    title,
    x: `z${first + 1}`,
    y: `z${second + 1}`,
    points,
    ...(images && { thumbnails: await Promise.all(pictures) }),
  };
}
