import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { Buffer } from "node:buffer";
import sharp from "sharp";
import { latentScatter, toSvg } from "@/viz/mod.ts";

const z = [1, 2, 3, 4, 5, 6]; // two codes of three numbers

Deno.test("latentScatter() draws two numbers of each code, in its label's color", async () => {
  const labels = ["ada", "ben"];
  const plot = await latentScatter({ z, latentDim: 3, dims: [2, 0], labels });
  deepStrictEqual([plot.x, plot.y], ["z3", "z1"]);
  deepStrictEqual(plot.points, [
    { x: 3, y: 1, name: "ada" },
    { x: 6, y: 4, name: "ben" },
  ]);
  match(await toSvg(plot), />ben<\/text>/);
});

Deno.test("latentScatter() puts pictures on clear paper at their points", async () => {
  const images = { pixels: [0, 0, 0, 0, 1, 0, 0, 0.5], size: 2 };
  const plot = await latentScatter({ z, latentDim: 3, images });
  const [, { url, x, y }] = plot.thumbnails ?? [];
  deepStrictEqual([x, y], [4, 5]);
  const png = Buffer.from(url.split(",")[1], "base64");
  const alpha = await sharp(png).extractChannel("alpha").raw().toBuffer();
  deepStrictEqual([...alpha], [255, 0, 0, 128]);
  const svg = await toSvg(plot);
  strictEqual(svg.split(url).length - 1, 1); // once: it is long
});

Deno.test("latentScatter() spreads a few pictures over many codes", async () => {
  const images = { pixels: new Float32Array(10), size: 1 };
  const codes = Array.from({ length: 20 }, (_, i) => i);
  const plot = await latentScatter({
    z: codes,
    latentDim: 2,
    images,
    thumbnails: 2,
  });
  deepStrictEqual(plot.thumbnails?.map(({ x }) => x), [0, 10]);
});

Deno.test("latentScatter() refuses half a code, and a missing label", async () => {
  await rejects(latentScatter({ z, latentDim: 4 }), /6 numbers as codes of 4/);
  await rejects(latentScatter({ z, latentDim: 3, labels: ["a"] }), /1 labels/);
});
