import {
  deepStrictEqual,
  match,
  strictEqual,
  throws,
} from "node:assert/strict";
import { parallelCoordinates, toPlotly, toSvg } from "@/viz/mod.ts";

const options = {
  title: "nelbo by settings",
  axes: [
    { name: "learningRate", values: [1e-4, 1e-2, 1e-3], log: true },
    { name: "latentDim", values: [16, 128, 64], even: true },
    { name: "loss", values: ["hinge", "wgan", "hinge"] },
    { name: "size", values: [64, 64, 64] },
    { name: "nelbo", values: [500, 450, 475] },
  ],
  named: [{ line: 0, name: "default" }],
};
const plot = parallelCoordinates(options);

Deno.test("parallelCoordinates() spreads by log, evenly, and words by name", () => {
  deepStrictEqual(plot.lines.map(({ heights }) => heights.map(round)), [
    [0, 0, 0, 0.5, 1],
    [1, 1, 1, 0.5, 0],
    [0.5, 0.5, 0, 0.5, 0.5],
  ]);
  deepStrictEqual(plot.axes[1].ticks, [
    { height: 0, text: "16" },
    { height: 0.5, text: "64" },
    { height: 1, text: "128" },
  ]);
});

Deno.test("parallelCoordinates() shades what is good, low or high", () => {
  const shades = (isLowBest: boolean) =>
    parallelCoordinates({ ...options, isLowBest }).lines
      .map(({ shade }) => shade);
  deepStrictEqual(shades(true), [0, 1, 0.5]);
  deepStrictEqual(shades(false), [1, 0, 0.5]);
  deepStrictEqual(plot.lines.map(({ name }) => name), [
    "default",
    undefined,
    undefined,
  ]);
});

Deno.test("parallelCoordinates() is plain data and draws every word and line", async () => {
  deepStrictEqual(JSON.parse(JSON.stringify(plot)), plot);
  const svg = await toSvg(plot);
  const words = ["nelbo by settings", "latentDim", "128", "hinge", "default"];
  for (const word of words) match(svg, new RegExp(`>${word}</text>`));
  strictEqual(svg.match(/aria-roledescription="line mark"/g)?.length, 3);
});

Deno.test("toPlotly() of parallel coordinates keeps axes and ticks", () => {
  const { data: [trace] } = toPlotly(plot);
  strictEqual(trace.type, "parcoords");
  const [, second] = trace.dimensions as Record<string, unknown>[];
  deepStrictEqual(second, {
    label: "latentDim",
    range: [0, 1],
    tickvals: [0, 0.5, 1],
    ticktext: ["16", "64", "128"],
    values: [0, 1, 0.5],
  });
});

Deno.test("parallelCoordinates() names an axis of another length", () => {
  const axes = [{ name: "a", values: [1, 2] }, { name: "b", values: [1] }];
  throws(
    () => parallelCoordinates({ title: "", axes }),
    new RangeError(
      "Cannot draw lines as axis b must have 2 values: current value is 1",
    ),
  );
});

const round = (x: number) => Number(x.toFixed(6));
