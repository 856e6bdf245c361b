import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { linePlot, type Points } from "@/viz/plot.ts";
import { sheet } from "@/viz/sheet.ts";
import { live, mimeBundle, show } from "@/viz/show.ts";

const series = [{ name: "train", points: [[0, 2], [1, 1]] as Points }];
const plot = linePlot({ title: "Loss", x: "step", y: "nats", series });

Deno.test("mimeBundle() of a plot is the spec, a PNG and words", async () => {
  const bundle = await mimeBundle(plot);
  deepStrictEqual(Object.keys(bundle).sort(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  strictEqual(bundle["application/vnd.vegalite.v5+json"], plot);
  strictEqual(bundle["text/plain"], "plot: Loss");
  match(String(bundle["image/png"]), /^iVBORw0KGgo/);
});

Deno.test("mimeBundle() knows a picture by its first bytes", async () => {
  const png = await sheet({ pixels: [1], size: 1, count: 1 });
  const bundle = await mimeBundle(png);
  strictEqual(bundle["image/png"], Buffer.from(png).toString("base64"));
  match(bundle["text/plain"], /^picture: image\/png, 1 KB$/);
  const gif = await mimeBundle(new TextEncoder().encode("GIF89a…"));
  strictEqual(typeof gif["image/gif"], "string");
  deepStrictEqual(await mimeBundle(new Uint8Array([1, 2])), {
    "text/plain": "2 bytes",
  });
});

Deno.test("mimeBundle() of anything else is its text", async () => {
  deepStrictEqual(await mimeBundle("words"), { "text/plain": "words" });
  deepStrictEqual(await mimeBundle({ kl: 3 }), { "text/plain": "{ kl: 3 }" });
  deepStrictEqual(await mimeBundle(null), { "text/plain": "null" });
});

Deno.test("show() prints one line outside a notebook", async () => {
  const printed: unknown[] = [];
  const { log } = console;
  console.log = (text) => printed.push(text);
  try {
    await show(plot);
    const update = live();
    await update("one");
    await update("two");
  } finally {
    console.log = log;
  }
  deepStrictEqual(printed, ["plot: Loss", "one", "two"]);
});
