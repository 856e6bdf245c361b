import { deepStrictEqual, match } from "node:assert/strict";
import { picturePlot, realVersusFake, sheet, toSvg } from "@/viz/mod.ts";

Deno.test("realVersusFake() puts two sheets beside each other", async () => {
  const real = { pixels: [1, 0, 0, 1], size: 2 };
  const fake = { pixels: [0, 1, 1, 0], size: 2 };
  const plot = await realVersusFake(real, fake, { scale: 3, title: "both" });
  const [left, right] = await Promise.all(
    [real, fake].map((images) => sheet(images, { scale: 3 })),
  );
  deepStrictEqual(plot.columns, 2);
  deepStrictEqual(plot.plots, [
    await picturePlot(left, { title: "real" }),
    await picturePlot(right, { title: "generated" }),
  ]);
  const svg = await toSvg(plot);
  for (const word of ["both", "real", "generated"]) {
    match(svg, new RegExp(`>${word}</text>`));
  }
});
