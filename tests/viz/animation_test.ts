import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import { animation, sheet } from "@/viz/mod.ts";

/** A sheet of one picture, all of one grey. */
const frame = (ink: number) =>
  sheet({ pixels: new Float32Array(64).fill(ink), size: 8 });

Deno.test("animation() shows each frame in its order, as GIF and WebP", async () => {
  const frames = [await frame(1), await frame(0.5), await frame(0)];
  const { width, height } = await sharp(frames[0]).metadata();
  const { gif, webp } = await animation(frames, { delay: 100, hold: 900 });
  for (const bytes of [gif, webp]) {
    const film = sharp(bytes, { animated: true });
    const { pages, pageHeight, delay, loop } = await film.metadata();
    deepStrictEqual([pages, pageHeight, loop], [3, height, 0]);
    deepStrictEqual(delay, [100, 100, 900]);
    const pixels = await film.greyscale().raw().toBuffer();
    const middles = [0, 1, 2].map((page) =>
      pixels[((page + 0.5) * height! | 0) * width! + (width! >> 1)]
    );
    const near = middles.map((grey) => Math.round(grey / 32));
    deepStrictEqual(near, [0, 4, 8]);
  }
  strictEqual(gif.subarray(0, 4).join(), "71,73,70,56"); // GIF8
});

Deno.test("animation() refuses to be empty", async () => {
  await rejects(animation([]), { name: "RangeError" });
});

Deno.test("animation() leaves black black, and not transparent", async () => {
  const frames = await Promise.all(
    [0.5, 1].map((grey) =>
      sheet({ pixels: [1, grey, 1, 0], size: 2 }, { scale: 8 })
    ),
  );
  for (const bytes of Object.values(await animation(frames))) {
    const { isOpaque } = await sharp(bytes, { pages: -1 }).stats();
    strictEqual(isOpaque, true);
  }
});
