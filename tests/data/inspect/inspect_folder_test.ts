import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { inspectFolder, warningsOf } from "@/data/mod.ts";
import { inFolder, testOnReal, writeDrawing } from "../_help.ts";

Deno.test("inspectFolder() finds copies in other formats, and what is alike", () =>
  inFolder(async (dir) => {
    const at = (name: string) => join(dir, name);
    for (let i = 0; i < 6; i++) {
      await writeDrawing(at(`ann/${i}.png`), 6 * i);
    }
    await Deno.mkdir(at("bob"));
    await sharp(at("ann/2.png")).tiff({ compression: "lzw" }).toFile(
      at("bob/copy.tif"),
    );
    await sharp(at("ann/4.png")).jpeg({ quality: 60 }).toFile(at("bob/4.jpg"));
    await Deno.writeTextFile(at("bob/text.png"), "text");
    const found = await inspectFolder(dir);
    const names = (groups: number[][]) =>
      groups.map((group) => group.map((i) => found.images[i].file));
    deepStrictEqual(names(found.identical), [["ann/2.png", "bob/copy.tif"]]);
    deepStrictEqual(names(found.alike), [["ann/4.png", "bob/4.jpg"]]);
    deepStrictEqual(found.skipped, [
      { file: "bob/text.png", reason: "is not an image in a known format" },
    ]);
    strictEqual(found.images.length, 8);
  }));

Deno.test("inspectFolder() lets an altered print look like its own only", () =>
  inFolder(async (dir) => {
    const print = join(dir, "1__M_Left_thumb_finger.png");
    await writeDrawing(print, 1);
    const save = (name: string, quality: number) =>
      sharp(print).jpeg({ quality }).toFile(join(dir, `${name}.jpg`));
    await save("1__M_Left_thumb_finger_CR", 60);
    deepStrictEqual((await inspectFolder(dir)).alike, []);
    await save("2__M_Left_thumb_finger_CR", 80);
    const { alike, images } = await inspectFolder(dir);
    const persons = alike[0].map((i) => images[i].person);
    deepStrictEqual([alike.length, persons.sort().at(-1)], [1, "2"]);
  }));

Deno.test("inspectFolder() shows some, dark on paper before, ink after", () =>
  inFolder(async (dir) => {
    for (let i = 0; i < 5; i++) {
      await writeDrawing(join(dir, `${i}.png`), 7 * i);
    }
    const { shown, images } = await inspectFolder(dir, { size: 32, show: 2 });
    deepStrictEqual(shown.images.map((i) => images[i].file), [
      "1.png",
      "3.png",
    ]);
    strictEqual(shown.before.length, 2 * 32 * 32);
    const inkOf = (pixels: Uint8Array) =>
      pixels.slice(0, 1024).filter((ink) => ink > 127).length;
    for (const side of [shown.before, shown.after]) {
      ok(inkOf(side) > 5 && inkOf(side) < 300, `${inkOf(side)}`);
    }
  }));

Deno.test("inspectFolder() refuses a folder without images", () =>
  inFolder((dir) =>
    rejects(inspectFolder(dir), {
      name: "UserError",
      message: /there are no images in it/,
    })
  ));

testOnReal("inspectFolder() finds the leaks of sigcomp2009", async (real) => {
  const found = await inspectFolder(join(real, "signatures/sigcomp2009"));
  strictEqual(found.layout, "sigcomp2009");
  strictEqual(found.identical.length, 24);
  strictEqual(found.images.length, 143);
  const warnings = warningsOf(found).join("\n");
  ok(/leak: 24 groups .* over several persons/.test(warnings), warnings);
  ok(/folders train, valid and test/.test(warnings), warnings);
});
