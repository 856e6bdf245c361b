/** Edges go: the picture out of focus, and clouds in its place. */
import { boxMean } from "@/image/mod.ts";
import type { Distortion } from "./distortion.ts";

/** A picture is out of focus by up to so many pixels (deviation). */
const SOFTEST = 8;
/** Clouds are smudges of about so many pixels (deviation). */
const CLOUD = 2.8;

/** Out of focus; strength 1 is a deviation of 8 pixels. */
export const BLUR: Distortion = {
  name: "blur",
  apply: (x, { size, strength }) => soften(x, size, SOFTEST * strength),
};

/** Ink drifts into smudges with as much of it; strength 1 is only smudges. */
export const CLOUDS: Distortion = {
  name: "clouds",
  apply(x, { size, strength, random }) {
    const noise = soften(random.normals(x.length), size, CLOUD);
    const near = soften(x, size, 2 * CLOUD);
    const ink = sum(x), drawn = noise.map((v, i) => v * near[i]);
    const level = noise.toSorted()[Math.floor(x.length / 2)];
    const cloud = drawn.map((v, i) => Math.max(0, v - level * near[i]));
    const gain = ink / Math.max(1e-6, sum(cloud));
    return x.map((v, i) =>
      (1 - strength) * v + strength * Math.min(1, gain * cloud[i])
    );
  },
};

/**
 * About a Gaussian: three means over boxes, of two sizes in between.
 *
 * A box of radius r has variance r (r + 1) / 3, three of them r (r + 1).
 */
export function soften(
  x: Float32Array,
  size: number,
  deviation: number,
): Float32Array {
  const radius = Math.sqrt(deviation ** 2 + .25) - .5;
  const whole = Math.floor(radius), rest = radius - whole;
  const thrice = (r: number) => {
    let image = { width: size, height: size, pixels: x };
    for (let i = 0; i < 3; i++) image = boxMean(image, r);
    return image.pixels;
  };
  const [less, more] = [thrice(whole), thrice(whole + 1)];
  return less.map((v, i) => v + rest * (more[i] - v));
}

function sum(x: Float32Array): number {
  return x.reduce((a, b) => a + b, 0);
}
