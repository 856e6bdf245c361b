/** Points and pictures in vega-lite's words. */
import type { Picture, Scatter } from "./plot.ts";
import { colorBy, quantity, type Spec } from "./_vega_fields.ts";

/** The side of a small picture at its point. */
const THUMBNAIL = 30;

/** Points, and pictures over them. */
export function scatterSpec(
  { title, x, y, points, thumbnails = [] }: Scatter,
): Spec {
  const names = [...new Set(points.map(({ name = "" }) => name))];
  const place = {
    x: { ...quantity("x", x), scale: { zero: false }, axis: { grid: false } },
    y: { ...quantity("y", y), scale: { zero: false } },
  };
  const image = {
    type: "image",
    width: THUMBNAIL,
    height: THUMBNAIL,
    aria: false, // else each URL is written twice
  };
  return {
    title,
    width: 460,
    height: 460,
    layer: [
      {
        data: {
          values: points.map(({ name = "", ...xy }) => ({ ...xy, name })),
        },
        mark: { type: "circle", size: 36, opacity: 0.7 },
        encoding: { ...place, color: colorBy(names) },
      },
      ...(thumbnails.length === 0 ? [] : [{
        data: { values: thumbnails },
        mark: image,
        encoding: { ...place, url: { field: "url", type: "nominal" } },
      }]),
    ],
  };
}

/** A picture in its own size. */
export function pictureSpec({ title, url, width, height }: Picture): Spec {
  return {
    ...(title && { title }),
    width,
    height,
    data: { values: [{ url }] },
    mark: {
      type: "image",
      width,
      height,
      align: "left",
      baseline: "top",
      aria: false,
    },
    encoding: {
      url: { field: "url", type: "nominal" },
      x: { value: 0 },
      y: { value: 0 },
    },
  };
}
