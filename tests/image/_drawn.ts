/** Pictures whose ridges are known, as scans: dark ridges on light ground. */
import { mapPixels, type Plane, plane } from "@/image/mod.ts";

/**
 * Straight ridges: 127.5 + contrast / 2 cos(2 pi across / period).
 *
 * @param angle Of the ridges, radians, counter-clockwise as seen
 */
export function grating(
  { size = 64, period = 6, angle = 0, contrast = 200 }: {
    size?: number;
    period?: number;
    angle?: number;
    contrast?: number;
  } = {},
): Plane {
  return mapPixels(plane(size, size), (_, i) => {
    const x = i % size, y = Math.floor(i / size);
    const across = x * Math.sin(angle) + y * Math.cos(angle);
    return 127.5 + contrast / 2 * Math.cos(2 * Math.PI * across / period);
  });
}

/** Ridges that are circles around a place. */
export function circles(
  { size = 96, period = 6, x = 48, y = 48 } = {},
): Plane {
  return mapPixels(plane(size, size), (_, i) => {
    const away = Math.hypot(i % size + .5 - x, Math.floor(i / size) + .5 - y);
    return 127.5 + 100 * Math.cos(2 * Math.PI * away / period);
  });
}

/** The picture within a disc, and one level of ground around it. */
export function onGround(
  picture: Plane,
  { x, y, radius, ground = 255 }: {
    x: number;
    y: number;
    radius: number;
    ground?: number;
  },
): Plane {
  const { width } = picture;
  return mapPixels(picture, (p, i) => {
    const away = Math.hypot(i % width + .5 - x, Math.floor(i / width) + .5 - y);
    return away < radius ? p : ground;
  });
}
