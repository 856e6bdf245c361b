import { deepStrictEqual, strictEqual } from "node:assert/strict";
import {
  confusion,
  histogram,
  latentScatter,
  linePlot,
  picturePlot,
  sheet,
  toPlotly,
} from "@/viz/mod.ts";

Deno.test("toPlotly() of curves is a line for each series", () => {
  const { data, layout } = toPlotly(linePlot({
    title: "Loss",
    x: "step",
    y: "nats",
    log: true,
    series: [{ name: "train", points: [[1, 3], [2, 2]] }],
  }));
  deepStrictEqual(data, [
    {
      type: "scatter",
      mode: "lines+markers",
      name: "train",
      x: [1, 2],
      y: [3, 2],
    },
  ]);
  deepStrictEqual(layout.yaxis, { title: { text: "nats" }, type: "log" });
});

Deno.test("toPlotly() of bars stands each in the middle of its stretch", () => {
  const series = [{ name: "a", values: [0, 0, 0, 4] }];
  const plot = histogram({ title: "", x: "ink", series, bins: 2 });
  const { data: [bars], layout } = toPlotly(plot);
  deepStrictEqual([bars.x, bars.y, bars.width], [[1, 3], [0.75, 0.25], [2, 2]]);
  strictEqual(layout.barmode, "overlay");
});

Deno.test("toPlotly() of points is a trace for each name, pictures over it", async () => {
  const { data, layout } = toPlotly(
    await latentScatter({
      z: [0, 0, 10, 20],
      latentDim: 2,
      labels: ["ada", "ben"],
      images: { pixels: [1, 1], size: 1 },
    }),
  );
  deepStrictEqual(data.map(({ name, x }) => [name, x]), [
    ["ada", [0]],
    ["ben", [10]],
  ]);
  const [, { x, y }] = layout.images as { x: number; y: number }[];
  deepStrictEqual([x, y], [10, 20]);
});

Deno.test("toPlotly() of a matrix has its first row on top", () => {
  const counts = [[1, 2], [3, 4]];
  const plot = confusion({ labels: ["a", "b"], counts });
  const { data: [heat], layout } = toPlotly(plot);
  deepStrictEqual(heat.z, counts);
  strictEqual((layout.yaxis as { autorange: string }).autorange, "reversed");
});

Deno.test("toPlotly() of a picture carries it whole", async () => {
  const png = await sheet({ pixels: [1], size: 1 });
  const picture = await picturePlot(png);
  const [image] = toPlotly(picture).layout.images as { source: string }[];
  strictEqual(image.source, picture.url);
});
