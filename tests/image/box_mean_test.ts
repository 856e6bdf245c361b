import { ok } from "node:assert/strict";
import { boxMean, plane } from "@/image/mod.ts";

Deno.test("boxMean() is the mean of the window's pixels inside the picture", () => {
  const [width, height] = [7, 5];
  const image = plane(width, height);
  image.pixels.forEach((_, i) => image.pixels[i] = i * i % 23);
  for (const radius of [0, 1, 2, 9]) {
    const means = boxMean(image, radius).pixels;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const near = [...image.pixels].filter((_, i) =>
          Math.abs(i % width - x) <= radius &&
          Math.abs(Math.floor(i / width) - y) <= radius
        );
        const mean = near.reduce((sum, p) => sum + p) / near.length;
        ok(Math.abs(means[y * width + x] - mean) < 1e-5);
      }
    }
  }
});
