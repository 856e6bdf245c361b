import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { tf } from "@/engine/mod.ts";
import { drawn, type Showable } from "@/viz/drawn.ts";
import { linePlot, panelsOf, type Plot, sheet } from "@/viz/mod.ts";

/** A picture of 2 by 2: ink in one corner. */
const corner = [1, 0, 0, 0];

Deno.test("drawn() leaves plots, picture files and words as they are", async () => {
  const plot = linePlot({ title: "t", x: "x", y: "y", series: [] });
  const png = await sheet({ pixels: corner, size: 2 });
  for (const x of [plot, png, "words"]) strictEqual(await drawn(x), x);
});

Deno.test("drawn() makes one sheet of images, tensors and data sets", async () => {
  const twice = [...corner, ...corner];
  const options = { columns: 2, title: "t", captions: ["a", "b"] };
  const expected = await sheet({ pixels: twice, size: 2 }, options);
  const bytes = Uint8Array.from(corner, (ink) => 255 * ink);
  const all: Showable[] = [
    { pixels: twice, size: 2 },
    tf.tensor4d(twice, [2, 2, 2, 1]),
    {
      name: "corners",
      size: 2,
      items: [{ label: "a" }, { label: "b" }],
      pictures: { at: () => bytes },
    },
  ];
  for (const x of all) deepStrictEqual(await drawn(x, options), expected);
  const one = await sheet({ pixels: corner, size: 2 });
  deepStrictEqual(await drawn(tf.tensor2d(corner, [2, 2])), one);
  deepStrictEqual(await drawn(tf.tensor3d(corner, [2, 2, 1])), one);
});

Deno.test("drawn() spreads 48 pictures over a larger data set", async () => {
  const asked: number[] = [];
  const pictures = {
    at(index: number) {
      asked.push(index);
      return new Uint8Array(4);
    },
  };
  const items = Array.from({ length: 96 }, (_, i) => ({ label: String(i) }));
  await drawn({ name: "many", size: 2, items, pictures });
  deepStrictEqual(asked, Array.from({ length: 48 }, (_, i) => 2 * i));
});

Deno.test("drawn() refuses a tensor that is no row of square grey pictures", async () => {
  await rejects(
    drawn(tf.zeros([1, 2, 3, 1])),
    /must be \[count, size, size, 1\].*current value is \[1,2,3,1\]/,
  );
  await rejects(drawn(tf.zeros([1, 2, 2, 3])), RangeError);
});

Deno.test("drawn() of a run is its curves and its newest samples", async () => {
  const path = await Deno.makeTempDir();
  const events = [
    { type: "step", step: 1, losses: { recon: 9 }, seconds: 1 },
    { type: "epoch", step: 1, train: {}, valid: { recon: 8 } },
  ];
  const half = '{"type":"st'; // the run goes on
  await Deno.writeTextFile(
    join(path, "events.jsonl"),
    events.map((event) => JSON.stringify(event) + "\n").join("") + half,
  );
  const titles = async () =>
    panelsOf(await drawn({ path }) as Plot).map(({ kind }) => kind);
  deepStrictEqual(await titles(), ["lines"]);
  await Deno.mkdir(join(path, "samples"));
  for (
    const [name, size] of [["step-000001", 2], ["step-000010", 5]] as const
  ) {
    const png = await sheet({ pixels: new Float32Array(size * size), size });
    await Deno.writeFile(join(path, "samples", `${name}.png`), png);
  }
  const panels = panelsOf(await drawn({ path }) as Plot);
  const { width } = await sharp(await sheet({ pixels: new Array(25), size: 5 }))
    .metadata();
  deepStrictEqual(
    panels.map((panel) => panel.kind === "picture" && panel.width),
    [false, width],
  );
});
