import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { linePlot, mimeBundle, sheet, toVega } from "@/viz/mod.ts";

const plot = linePlot({ title: "Loss", x: "step", y: "nats", series: [] });

Deno.test("mimeBundle() of a plot is the spec, a PNG and words", async () => {
  const bundle = await mimeBundle(plot);
  deepStrictEqual(Object.keys(bundle).sort(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  deepStrictEqual(bundle["application/vnd.vegalite.v5+json"], toVega(plot));
  strictEqual(bundle["text/plain"], "plot: Loss");
  match(String(bundle["image/png"]), /^iVBORw0KGgo/);
});

Deno.test("mimeBundle() knows a picture by its first bytes", async () => {
  const png = await sheet({ pixels: [1], size: 1, count: 1 });
  const bundle = await mimeBundle(png);
  strictEqual(bundle["image/png"], Buffer.from(png).toString("base64"));
  match(bundle["text/plain"], /^picture: image\/png, 1 KB$/);
  const typeOf = async (head: string) =>
    Object.keys(await mimeBundle(new TextEncoder().encode(head)))[0];
  strictEqual(await typeOf("GIF89a…"), "image/gif");
  strictEqual(await typeOf("RIFF\n\0\0\0WEBPVP8"), "image/webp");
  deepStrictEqual(await mimeBundle(new Uint8Array([1, 2])), {
    "text/plain": "2 bytes",
  });
});
