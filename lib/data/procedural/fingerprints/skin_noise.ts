import type { Random } from "@/engine/random.ts";
import { type Plane, plane, resize } from "@/image/mod.ts";

/**
 * Noise of a certain grain, mean 0, deviation about 1 at the knots.
 *
 * @param grain Pixels between independent values; between them it is linear
 */
export function grainyNoise(
  size: number,
  grain: number,
  random: Random,
): Plane {
  const side = Math.max(2, Math.ceil(size / grain));
  const knots = {
    width: side,
    height: side,
    pixels: random.normals(side ** 2),
  };
  return resize(knots, size, size);
}

/**
 * White lines across the skin, as folds and cuts leave them.
 *
 * @returns `[size, size]`, 0 = whole skin, 1 = a fold
 */
export function folds(size: number, random: Random): Plane {
  const out = plane(size, size);
  const count = Math.floor(3.2 * random.uniform() ** 2);
  for (let k = 0; k < count; k++) {
    let [x, y] = [size * random.uniform(), size * random.uniform()];
    let angle = Math.PI * random.uniform();
    const length = size * (.08 + .3 * random.uniform() ** 2);
    const half = .5 + 1.1 * random.uniform();
    for (let step = 0; step < length; step++) {
      const [left, top] = [Math.floor(x) - 2, Math.floor(y) - 2];
      for (let v = Math.max(0, top); v < Math.min(size, top + 5); v++) {
        for (let u = Math.max(0, left); u < Math.min(size, left + 5); u++) {
          const away = Math.hypot(u + .5 - x, v + .5 - y);
          const i = v * size + u;
          out.pixels[i] = Math.max(
            out.pixels[i],
            Math.min(1, half + .5 - away),
          );
        }
      }
      angle += .05 * random.normal();
      x += Math.cos(angle);
      y += Math.sin(angle);
    }
  }
  return out;
}
