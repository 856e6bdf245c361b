import { ok } from "node:assert/strict";
import { findPrint } from "@/data/_find_print.ts";
import {
  drawFingerprint,
  fingersOf,
  newFinger,
  truthOf,
} from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";
import { sampled } from "../_how_slow.ts";

/** A print by formula as a scan, and where its cores are. */
function scan(
  finger: ReturnType<typeof newFinger>,
  random: Random,
  glass: { size: number; span: number },
) {
  const { pixels, touch } = drawFingerprint(finger, { ...glass, random });
  const { singularities } = truthOf({ finger, minutiae: [] }, touch, glass);
  const cores = singularities.filter(({ kind }) => kind === "core");
  const { size } = glass;
  const dark = pixels.map((p) => 255 - p);
  return { print: { width: size, height: size, pixels: dark }, cores };
}

for (const size of [100, 256]) {
  sampled(
    `findPrint() finds known cores within three ridges at ${size}`,
    () => {
      const ridge = 9 * size / 280;
      let near = 0, all = 0;
      for (const { finger, random } of fingersOf({ people: 4, fingers: 4 })) {
        const { print, cores } = scan(finger, random, { size, span: 280 });
        if (cores.length === 0) continue;
        const { middle, block, period } = findPrint(print)!;
        // A whorl has two: either will do, or the place between them.
        const between = {
          x: cores.reduce((sum, { x }) => sum + x, 0) / cores.length,
          y: cores.reduce((sum, { y }) => sum + y, 0) / cores.length,
        };
        const away = [...cores, between].map(({ x, y }) =>
          Math.hypot(x - middle.x * block, y - middle.y * block) / ridge
        );
        all++;
        if (Math.min(...away) < 3) near++;
        const found = period * block / ridge;
        // Fingers differ by 7 percent, and one at its joint by 10 from its tip.
        ok(Math.abs(found - 1) < .2, `ridges are ${found} of what is known`);
      }
      ok(near >= .9 * all, `${near} of ${all}`);
    },
  );
}

sampled(
  "findPrint() takes the place an arch is bent most, or its middle",
  () => {
    const arch = newFinger(new Random(3), { class: "arch" });
    const glass = { size: 256, span: 280 };
    const { print, cores } = scan(arch, new Random(4), glass);
    const { middle, block } = findPrint(print)!;
    ok(cores.length === 0);
    ok(Math.hypot(middle.x * block - 128, middle.y * block - 128) < 80);
  },
);
