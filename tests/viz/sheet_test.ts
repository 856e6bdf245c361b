import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import { type InkRange, pairs, sheet } from "@/viz/sheet.ts";
import { readPngText } from "@/viz/png_text.ts";
import { synthetic } from "@/viz/synthetic.ts";
import { hasFonts } from "./_fonts.ts";

async function decode(png: Uint8Array) {
  const { data, info } = await sharp(png).toColourspace("b-w").raw()
    .toBuffer({ resolveWithObject: true });
  strictEqual(png[25], 0, "the PNG is not grey");
  return {
    ...info,
    rows: Array.from(
      { length: info.height },
      (_, y) => [...data.subarray(y * info.width, (y + 1) * info.width)],
    ),
  };
}

/** Ink `#`, paper blank, frame `.`, and a digit for a grey between. */
const draw = (rows: number[][]) =>
  rows.map((row) =>
    row.map((v) =>
      v === 0 ? "#" : v === 255 ? " " : v === 214 ? "." : `${v >> 5}`
    ).join("").trimEnd()
  );

Deno.test("sheet() draws dark ink on white, framed, with even margins", async () => {
  const pixels = [1, 0, 0, 0.5, /**/ 0, 1, 1, 1];
  const png = await sheet({ pixels, size: 2, count: 2 }, {
    columns: 2,
    gap: 3,
  });
  const { rows, width, height } = await decode(png);
  deepStrictEqual([width, height], [8 + 2 + 3 + 2 + 8, 8 + 2 + 8]);
  deepStrictEqual(draw(rows.slice(7, 11)), [
    "       .... ....",
    "       .# . . #.",
    "       . 4. .##.",
    "       .... ....",
  ]);
  ok(rows.filter((_, y) => y < 7 || y > 10).flat().every((v) => v === 255));
});

Deno.test("sheet() enlarges each pixel to a square", async () => {
  const png = await sheet({ pixels: [1, 0, 0, 1], size: 2, count: 1 }, {
    scale: 2,
  });
  const { rows } = await decode(png);
  deepStrictEqual(draw(rows.slice(8, 12)).map((row) => row.slice(8, 12)), [
    "##  ",
    "##  ",
    "  ##",
    "  ##",
  ]);
});

Deno.test("sheet() reads each range, and never wraps around", async () => {
  const first = async (pixels: ArrayLike<number>, range?: InkRange) => {
    const image = { pixels, size: 1, count: 1 };
    return (await decode(await sheet(image, { range }))).rows[8][8];
  };
  strictEqual(await first(new Float32Array([1])), 0);
  strictEqual(await first(new Uint8Array([255])), 0);
  strictEqual(await first(new Uint8Array([0])), 255);
  strictEqual(await first([-1], "symmetric"), 255);
  strictEqual(await first([1.5]), 0);
  strictEqual(await first([-0.5]), 255);
});

const noFonts = hasFonts ? "" : " (skipped: this machine has no fonts)";
const claim = `sheet() makes room for titles and captions${noFonts}`;
Deno.test(claim, { ignore: !hasFonts }, async () => {
  const image = { pixels: new Float32Array(4 * 32 * 32), size: 32, count: 4 };
  const plain = await decode(await sheet(image));
  const options = { title: "Samples of a model & more", captions: ["a", "b"] };
  const titled = await decode(
    await sheet(image, { ...options, rowTitles: ["<first>", "second"] }),
  );
  ok(titled.height > plain.height && titled.width > plain.width);
  const dark = (rows: number[][]) => rows.flat().filter((v) => v < 128).length;
  strictEqual(dark(plain.rows), 0);
  ok(dark(titled.rows) > 50, "no words were drawn");
  const edge = [titled.rows[0], titled.rows.at(-1)!];
  edge.push(
    titled.rows.map((row) => row[0]),
    titled.rows.map((r) => r.at(-1)!),
  );
  ok(edge.flat().every((v) => v === 255), "a word touches the edge");
});

Deno.test("pairs() puts each picture beside its partner", async () => {
  const left = { pixels: new Uint8Array([255, 255]), size: 1, count: 2 };
  const right = { pixels: new Uint8Array([0, 128]), size: 1, count: 2 };
  const png = await pairs(left, right, { gap: 2, columns: 2 });
  const { rows } = await decode(png);
  const line = draw(rows).find((row) => /#\..*\d/.test(row));
  strictEqual(line?.trim(), ".#.. .    .#..3.");
  await rejects(pairs(left, { ...right, count: 1 }), RangeError);
});

Deno.test("sheet() carries its metadata", async () => {
  const image = { pixels: [0], size: 1, count: 1 };
  const metadata = synthetic({ model: "vae-signatures-1", seed: 7 });
  deepStrictEqual(readPngText(await sheet(image, { metadata })), metadata);
  ok(/vae-signatures-1 with seed 7/.test(metadata.Comment));
});

Deno.test("sheet() refuses fewer pixels than pictures", async () => {
  await rejects(sheet({ pixels: [0, 0, 0], size: 2, count: 1 }), RangeError);
  await rejects(sheet({ pixels: [], size: 2, count: 0 }), RangeError);
});
