import {
  deepStrictEqual,
  doesNotMatch,
  match,
  ok,
  strictEqual,
} from "node:assert/strict";
import sharp from "sharp";
import {
  linePlot,
  type Lines,
  lossCurves,
  type Points,
  toPng,
  toSvg,
} from "@/viz/mod.ts";

const falling: Points = [[0, 300], [10, 200], [20, 150]];
const plot = {
  title: "Loss by step",
  x: "step",
  y: "nats per image",
  series: [{ name: "train", points: falling }, {
    name: "valid",
    points: falling.map(([x, y]): [number, number] => [x, y + 20]),
  }],
};

/** Along x, what a plot of one series draws. */
const xsOf = ({ series }: Lines) => series[0].points.map(([x]) => x);

Deno.test("linePlot() is plain data and draws every word and line", async () => {
  const spec = linePlot(plot);
  deepStrictEqual(JSON.parse(JSON.stringify(spec)), spec);
  const svg = await toSvg(spec);
  for (const word of ["Loss by step", "step", "nats per image", "valid"]) {
    match(svg, new RegExp(`>${word}</text>`));
  }
  strictEqual(svg.match(/aria-roledescription="line mark"/g)?.length, 2);
});

Deno.test("linePlot() names no line that is not drawn", async () => {
  const [train, valid] = plot.series;
  const both = await toSvg(linePlot(plot));
  const series = [{ ...train, points: [] }, valid];
  const one = await toSvg(linePlot({ ...plot, series }));
  match(one, />valid<\/text>/);
  doesNotMatch(one, />train<\/text>/);
  // Its color is that of the second of two, as it was.
  const colorOf = (svg: string) =>
    svg.match(/stroke="(#\w+)" stroke-width="2"/g);
  deepStrictEqual(colorOf(one), colorOf(both)!.slice(1));
});

Deno.test("linePlot() shows a point that is alone", async () => {
  const dots = async (count: number) => {
    const points = falling.slice(0, 1).flatMap(([, y]) =>
      Array.from({ length: count }, (_, x): [number, number] => [x, y])
    );
    const svg = await toSvg(
      linePlot({ ...plot, series: [{ name: "valid", points }] }),
    );
    return svg.match(/aria-roledescription="circle"/g)?.length ?? 0;
  };
  deepStrictEqual([await dots(1), await dots(3), await dots(100)], [1, 3, 0]);
});

Deno.test("linePlot() counts whole steps as whole numbers", async () => {
  const points: Points = [[0, 2], [1, 1], [2, 1]];
  const series = [{ name: "train", points }];
  doesNotMatch(await toSvg(linePlot({ ...plot, series })), />0\.50?</);
  const half = [{ name: "train", points: [[0, 2], [0.5, 1]] as Points }];
  match(await toSvg(linePlot({ ...plot, series: half })), />0\.50?</);
});

Deno.test("linePlot() leaves out what cannot be drawn", () => {
  const points: Points = [[0, 1], [1, NaN], [2, -1], [3, Infinity], [4, 0]];
  const series = [{ name: "train", points }];
  const xs = (log: boolean) => xsOf(linePlot({ ...plot, series, log }));
  deepStrictEqual(xs(false), [0, 2, 4]);
  deepStrictEqual(xs(true), [0]);
});

Deno.test("linePlot() thins long curves and keeps both ends", () => {
  const points = Array.from({ length: 12_345 }, (_, i): [number, number] => [
    i,
    1,
  ]);
  const xs = xsOf(linePlot({ ...plot, series: [{ name: "train", points }] }));
  ok(xs.length > 400 && xs.length <= 501);
  deepStrictEqual([xs[0], xs.at(-1)], [0, 12_344]);
});

Deno.test("lossCurves() gives each loss its panel", async () => {
  const spec = lossCurves({
    loss: { train: falling, valid: falling },
    kl: { train: falling },
  });
  const svg = await toSvg(spec);
  match(svg, />loss<\/text>/);
  match(svg, />kl<\/text>/);
  strictEqual(svg.match(/aria-roledescription="line mark"/g)?.length, 3);
});

Deno.test("toPng() draws at the scale asked for, on white", async () => {
  const svg = await toSvg(linePlot(plot));
  const [once, twice] = await Promise.all([1, 2].map(async (scale) => {
    const png = await toPng(svg, { scale });
    return { ...await sharp(png).metadata(), png };
  }));
  ok(Math.abs(twice.width - 2 * once.width) <= 1);
  const corner = await sharp(once.png).toColourspace("srgb").removeAlpha()
    .extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer();
  deepStrictEqual([...corner], [255, 255, 255]);
});
