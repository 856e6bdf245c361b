import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main, moved } from "@/cli/data_preview.ts";
import { openFolder } from "@/data/mod.ts";
import { inFolder, writeScans } from "./_command.ts";

Deno.test("data:preview --augment draws images beside their moved copies", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    let said = "";
    const args = [scans, "--augment", "--rows", "2", "--columns", "3"];
    await main([...args, "--out", dir, "--quiet"], (text) => said += text);
    strictEqual(said, "");
    await main([...args, "--out", dir], (text) => said += text);
    match(said, /preview-scans-2\/sheet\.png$/);
    const { width, height } = await sharp(
      join(dir, "preview-scans-1/sheet.png"),
    )
      .metadata();
    ok(width! > 3 * 64 && width! < 5 * 64 && height! > 2 * 64);
  }));

Deno.test("data:preview --steps draws a row per image, a column per step", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    let said = "";
    const args = [scans, "--steps", "--rows", "2", "--out", dir];
    await main(args, (text) => said += text);
    match(said, /preview-scans-1\/sheet\.png$/);
    const { width, height } = await sharp(
      join(dir, "preview-scans-1/sheet.png"),
    ).metadata();
    ok(width! > 9 * 128 && width! < 11 * 128, `${width}`);
    ok(height! > 2 * 128 && height! < 3 * 128, `${height}`);
  }));

Deno.test("data:preview --steps says what it cannot draw", () =>
  inFolder(async (dir) => {
    await rejects(main(["--steps", "--out", dir]), /made by formula/);
    await Deno.writeTextFile(join(dir, "one.png"), "no image");
    await rejects(
      main([dir, "--steps", "--out", dir, "--quiet"]),
      /none of 8 images drawn by lot can be read/,
    );
  }));

Deno.test("moved() keeps the first of a row and moves the others", () =>
  inFolder(async (dir) => {
    await writeScans(dir, 3);
    const data = await openFolder(dir, { size: 32 });
    const { pixels } = moved(data, { rows: 2, columns: 3, seed: 1 });
    const one = (i: number) =>
      Array.from(pixels as Float32Array).slice(i * 1024, (i + 1) * 1024);
    const prepared = Array.from(
      { length: data.items.length },
      (_, i) => [...data.pictures.at(i)],
    );
    for (const row of [0, 1]) {
      const first = one(3 * row);
      const back = first.map((ink) => Math.round(255 * ink));
      ok(prepared.some((image) => image.join() === back.join()));
      const [second, third] = [one(3 * row + 1), one(3 * row + 2)];
      ok(second.join() !== first.join() && second.join() !== third.join());
      const ink = (image: number[]) => image.reduce((a, b) => a + b);
      ok(Math.abs(ink(second) / ink(first) - 1) < 0.6);
    }
    deepStrictEqual(
      moved(data, { rows: 2, columns: 3, seed: 1 }).pixels,
      pixels,
    );
  }));
