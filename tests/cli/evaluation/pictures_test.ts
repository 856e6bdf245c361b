import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { join } from "@std/path";
import { openPictures } from "@/cli/evaluation/open_pictures.ts";
import { halves, type Pictures } from "@/cli/evaluation/pictures.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { picture } from "@/viz/mod.ts";
import { pictures, signatures, SIZE } from "../../metrics/_drawn_sets.ts";
import { inFolder, writeScans } from "../_command.ts";

const line = new ProgressLine({ quiet: true });
const options = { size: SIZE, seed: 1 };

/** Pictures of one pixel, which is their number. */
const numbered = (persons: string[]): Pictures => ({
  name: "numbers",
  content: "signature",
  size: 1,
  pixels: Float32Array.from(persons.keys()),
  persons,
  read: "",
});

Deno.test("halves() parts persons, or where they are few, pictures", () => {
  const many = numbered(Array.from({ length: 40 }, (_, i) => `${i % 8}`));
  const [a, b] = halves(many);
  strictEqual(a.persons.some((person) => b.persons.includes(person)), false);
  const both = [...a.pixels, ...b.pixels].sort((x, y) => x - y);
  deepStrictEqual(both, [...many.pixels]);
  const one = halves(numbered(Array(40).fill("ann")));
  deepStrictEqual(one.map(({ persons }) => persons.length), [20, 20]);
  throws(
    () => halves(numbered(Array(20).fill("ann"))),
    /two halves need 16 or more each, current values are 10 and 10/,
  );
});

Deno.test("openPictures() takes pictures of the size as they are", () =>
  inFolder(async (dir) => {
    const [x, y] = pictures(signatures(1, 2));
    const blank = x.map(() => 0);
    // What is repeated or blank counts; a sheet beside them does not.
    for (const [i, one] of [x, y, y, blank].entries()) {
      await Deno.writeFile(join(dir, `${i}.png`), await picture(one, SIZE));
    }
    const sheet = await picture(signatures(1, 4), 2 * SIZE);
    await Deno.writeFile(join(dir, "sheet.png"), sheet);
    const { pixels, persons, read } = await openPictures(dir, options, line);
    strictEqual(
      read,
      "taken as they are, 32 by 32 (1 left out, of another size)",
    );
    deepStrictEqual(persons, ["0.png", "1.png", "2.png", "3.png"]);
    const written = [...x, ...y, ...y, ...blank];
    const off = written.map((ink, i) => Math.abs(ink - pixels[i]));
    strictEqual(Math.max(...off) <= 0.51 / 255, true);
  }));

Deno.test("openPictures() prepares scans, and keeps what is there twice", () =>
  inFolder(async (dir) => {
    await writeScans(dir, 2);
    const person = join(dir, "person-0");
    await Deno.copyFile(join(person, "0.png"), join(person, "9.png"));
    const { persons, read, pixels } = await openPictures(dir, options, line);
    strictEqual(read, "read as signatures");
    strictEqual(persons.length, 7);
    strictEqual(pixels.length, 7 * SIZE * SIZE);
  }));
