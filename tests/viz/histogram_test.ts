import { deepStrictEqual, throws } from "node:assert/strict";
import { histogram } from "@/viz/mod.ts";

const ofValues = (values: number[], bins: number) =>
  histogram({ title: "", x: "x", series: [{ name: "a", values }], bins });

Deno.test("histogram() gives each series shares over the same bins", () => {
  const { series } = histogram({
    title: "ink",
    x: "share",
    series: [{ name: "real", values: [0, 1, 2, 3] }, {
      name: "fake",
      values: [4, 4],
    }],
    bins: 2,
  });
  deepStrictEqual(series, [
    {
      name: "real",
      bars: [{ from: 0, to: 2, y: 0.5 }, { from: 2, to: 4, y: 0.5 }],
    },
    {
      name: "fake",
      bars: [{ from: 0, to: 2, y: 0 }, { from: 2, to: 4, y: 1 }],
    },
  ]);
});

Deno.test("histogram() leaves out what is no number, and draws a single one", () => {
  deepStrictEqual(ofValues([7, NaN, 7, Infinity], 2).series[0].bars, [
    { from: 6.5, to: 7, y: 0 },
    { from: 7, to: 7.5, y: 1 },
  ]);
  throws(() => ofValues([NaN], 2), /there are no numbers/);
});
