import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { openFolder } from "@/data/mod.ts";
import { inFolder, writeDrawing } from "./_help.ts";

const write = (path: string, text: string) => Deno.writeTextFile(path, text);

Deno.test("openFolder() gives prepared images, ink high, paper 0", () =>
  inFolder(async (dir) => {
    const seen: string[] = [];
    for (let w = 1; w <= 5; w++) {
      await writeDrawing(join(dir, `full_org/original_${w}_1.png`), 3 * w);
      await writeDrawing(
        join(dir, `full_forg/forgeries_${w}_1.png`),
        3 * w + 1,
      );
    }
    const data = await openFolder(dir, {
      size: 32,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    deepStrictEqual(data.items.map(({ person }) => person), [..."12345"]);
    strictEqual(data.pictures.count, 5);
    strictEqual(seen.at(-1), "5/5");
    strictEqual(data.pictures.at(0)[0], 0);
    strictEqual(data.pictures.at(0).reduce((a, b) => Math.max(a, b)), 255);
    strictEqual((await openFolder(dir, { kind: "all" })).items.length, 10);
    strictEqual((await openFolder(dir, { size: 32 })).hash, data.hash);
  }));

Deno.test("openFolder() gives dark and light ink the same pixels", () =>
  inFolder(async (dir) => {
    await writeDrawing(join(dir, "a/dark.png"), 5);
    const light = { ink: "#fff", ground: "#000" };
    await writeDrawing(join(dir, "b/light.png"), 5, light);
    const { items, pictures } = await openFolder(dir);
    strictEqual(items.length, 2);
    const [dark, inverted] = [pictures.at(0), pictures.at(1)];
    const off = dark.reduce((sum, p, i) => sum + Math.abs(p - inverted[i]), 0);
    ok(off < 0.1 * dark.reduce((sum, p) => sum + p, 0));
  }));

Deno.test("openFolder() names what it skips, and leaves duplicates out", () =>
  inFolder(async (dir) => {
    const at = (name: string) => join(dir, name);
    await writeDrawing(at("2.png"), 2);
    await writeDrawing(at("10.png"), 10);
    await Deno.copyFile(at("2.png"), at("30.png"));
    await write(at("text.png"), "not an image");
    await write(at("empty.png"), "");
    await write(at("page.pdf"), "%PDF-1.7 ...");
    await write(at("drawing.svg"), "<svg xmlns='x'/>");
    await write(at("Thumbs.db"), "x");
    await write(at("notes.txt"), "x");
    const jpeg = await sharp(at("2.png")).jpeg().toBuffer();
    await Deno.writeFile(at("cut.jpg"), jpeg.subarray(0, jpeg.length - 400));
    await writeBlank(at("blank.png"), 40);
    await writeBlank(at("dot.png"), 1);
    await Deno.writeFile(at("huge.png"), pngHead(20_000, 20_000));

    const { items, skipped, duplicates } = await openFolder(dir);
    deepStrictEqual(items.map(({ file }) => file), ["2.png", "10.png"]);
    deepStrictEqual(duplicates, [{ file: "30.png", of: "2.png" }]);
    const reasons = Object.fromEntries(skipped.map((s) => [s.file, s.reason]));
    const expected: Record<string, RegExp> = {
      "text.png": /not an image/,
      "empty.png": /0 bytes/,
      "page.pdf": /PDF/,
      "drawing.svg": /SVG/,
      "cut.jpg": /cut off/,
      "blank.png": /^no ink found$/,
      "dot.png": /^no ink found$/,
      "huge.png": /20000 x 20000 pixels; the limit is 100 million/,
    };
    deepStrictEqual(Object.keys(reasons).sort(), Object.keys(expected).sort());
    for (const [file, reason] of Object.entries(expected)) {
      ok(reason.test(reasons[file]), `${file}: ${reasons[file]}`);
    }
  }));

Deno.test("openFolder() does not follow links out of the folder", () =>
  inFolder((outside) =>
    inFolder(async (dir) => {
      await writeDrawing(join(outside, "secret.png"), 1);
      await writeDrawing(join(dir, "mine.png"), 2);
      await Deno.symlink(join(outside, "secret.png"), join(dir, "link.png"));
      await Deno.symlink(outside, join(dir, "away"));
      await Deno.symlink(dir, join(dir, "round"));
      const { items, skipped } = await openFolder(dir);
      deepStrictEqual(items.map(({ file }) => file), ["mine.png"]);
      deepStrictEqual(
        skipped.map(({ file }) => file).sort(),
        ["away", "link.png", "round"],
      );
    })
  ));

Deno.test("openFolder() refuses in one sentence what cannot be opened", () =>
  inFolder(async (dir) => {
    const refused = (path: string, message: RegExp, options = {}) =>
      rejects(openFolder(path, options), { name: "UserError", message });
    const file = join(dir, "file.png");
    await refused(join(dir, "none"), /none: it does not exist\.$/);
    await refused(dir, /there are no images in it\.$/);
    await write(file, "text");
    await refused(file, /it is a file, not a folder\.$/);
    await refused(dir, /none of its 1 images can be used \(file\.png is not/);
    await refused(dir, /size 65: it must be 28, 32, 64, 128\.$/, { size: 65 });
    await refused(dir, /none of its 1 images is forged\.$/, { kind: "forged" });
  }));

async function writeBlank(path: string, side: number) {
  const [width, height] = [side, side];
  await sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .png().toFile(path);
}

/** The head of a PNG that claims a size; its pixels are missing. */
function pngHead(width: number, height: number): Uint8Array {
  const head = new Uint8Array(57);
  head.set([0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  const view = new DataView(head.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  head.set([8, 0, 0, 0, 0], 24);
  view.setUint32(29, crc32(head.subarray(12, 29)));
  view.setUint32(33, 12);
  head.set([73, 68, 65, 84, 0x78, 0x9c], 37);
  return head;
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
