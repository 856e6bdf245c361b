import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main } from "@/cli/data_cut.ts";
import { inspectFolder, openFolder } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { emptySheet, gridSheet, overlap, rule } from "../data/cut/_sheet.ts";
import { inFolder, typed } from "./_command.ts";
import { sampled } from "../_how_slow.ts";

const cut = (args: string) => typed((args) => main(args, () => {}), args);

/** Two writers in two rows, three signatures of each, in printed boxes. */
const GRID = { width: 1500, height: 700, columns: 3, rows: 2, size: 400 };

async function writeSheet(file: string) {
  const made = gridSheet({ ...GRID, random: new Random(1) });
  rule(made, { ...GRID, thick: 4 });
  const { width, height, pixels } = made.sheet;
  await sharp(pixels, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 90 }).toFile(file);
  return made;
}

sampled(
  "data:cut writes single signatures, at the sheet's resolution",
  async () => {
    await inFolder(async (dir) => {
      const sheet = join(dir, "page.jpg");
      const out = join(dir, "cut");
      const { truth } = await writeSheet(sheet);
      const args = `${sheet} --rows-are-persons --out ${out}`;
      deepStrictEqual(await cut(args), { code: 0, stdout: "", stderr: "" });

      const text = await Deno.readTextFile(join(out, "manifest.csv"));
      const [head, ...rows] = text.trimEnd().split("\n")
        .map((line) => line.split(","));
      strictEqual(head.join(), "file,row,column,left,top,width,height");
      deepStrictEqual(rows.map(([file]) => file), [
        "signatures/row-01/001.png",
        "signatures/row-01/002.png",
        "signatures/row-01/003.png",
        "signatures/row-02/004.png",
        "signatures/row-02/005.png",
        "signatures/row-02/006.png",
      ]);
      for (const [i, [file, , , ...numbers]] of rows.entries()) {
        const [left, top, wide, tall] = numbers.map(Number);
        const { width, height } = await sharp(join(out, file)).metadata();
        deepStrictEqual([width, height], [wide, tall]);
        const box = {
          left,
          top,
          right: left + wide - 1,
          bottom: top + tall - 1,
        };
        // The ink and a margin of at most a tenth on each side.
        ok(overlap(box, truth[i]) > 0.55, `${overlap(box, truth[i])}`);
      }
      const preview = await sharp(join(out, "preview.png")).stats();
      const [red, green] = preview.channels;
      ok(red.mean > green.mean + 1, "boxes are drawn in red");

      const { items, content } = await openFolder(join(out, "signatures"), {
        size: 64,
      });
      deepStrictEqual(items.map(({ person }) => person), [
        ...Array(3).fill("row-01"),
        ...Array(3).fill("row-02"),
      ]);
      strictEqual(content, "signature");
      const { skipped } = await inspectFolder(join(out, "signatures"), {
        size: 64,
        show: 0,
      });
      deepStrictEqual(skipped, []);
    });
  },
);

sampled("data:cut keeps all of one person in one folder", async () => {
  await inFolder(async (dir) => {
    const sheet = join(dir, "page.jpg"), out = join(dir, "cut");
    await writeSheet(sheet);
    await cut(`${sheet} --person ann --grid 3x2 --out ${out}`);
    const { items } = await openFolder(join(out, "signatures"), { size: 64 });
    deepStrictEqual(items.map(({ person }) => person), Array(6).fill("ann"));
    const again = await cut(`${sheet} --out ${out}`);
    strictEqual(again.code, 2);
    match(again.stderr, /as it is not empty/);
  });
});

sampled("data:cut says what is wrong with what it is given", async () => {
  await inFolder(async (dir) => {
    const { sheet: { width, height, pixels } } = emptySheet(300, 200);
    const sheet = join(dir, "empty.png");
    await sharp(pixels, { raw: { width, height, channels: 1 } }).toFile(sheet);
    const out = `--out ${join(dir, "cut")}`;
    const cases: [string, RegExp][] = [
      [`${sheet} ${out}`, /no signature was found/],
      [`${join(dir, "none.png")} ${out}`, /none.png: it cannot be read/],
      [`${sheet} --grid 4 ${out}`, /--grid .* 4x6: current value is 4/],
      [`${sheet} --person ../ann ${out}`, /--person/],
      [`${sheet} --person a --rows-are-persons ${out}`, /give one of --person/],
    ];
    for (const [args, sentence] of cases) {
      const { code, stderr } = await cut(args);
      strictEqual(code, 2, args);
      match(stderr, sentence);
    }
  });
});
