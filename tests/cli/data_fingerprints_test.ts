import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main } from "@/cli/data_fingerprints.ts";
import { openFolder } from "@/data/mod.ts";
import { proceduralFingerprints } from "@/data/procedural/mod.ts";
import { readPngText } from "@/viz/mod.ts";
import { inFolder, typed } from "./_command.ts";

const make = (args: string) => typed(main, `${args} --quiet`);

/** Lines of a table, cells apart. */
async function readTable(file: string): Promise<string[][]> {
  const text = await Deno.readTextFile(file);
  return text.trimEnd().split("\n").map((line) => line.split(","));
}

Deno.test("data:fingerprints writes what it says", async (t) => {
  await inFolder(async (dir) => {
    const out = join(dir, "prints");
    const args = "--people 2 --fingers 2 --impressions 2 --size 64 --seed 5";
    deepStrictEqual(
      await make(`${args} --out ${out}`),
      { code: 0, stdout: "", stderr: "" },
    );
    const [head, ...rows] = await readTable(join(out, "manifest.csv"));

    await t.step("a manifest with a row for each picture", () => {
      deepStrictEqual(head.slice(0, 4), ["file", "person", "finger", "class"]);
      deepStrictEqual(rows.map(([file]) => file).slice(0, 4), [
        "Real/1__F_Right_thumb_finger.png",
        "Real-2/1__F_Right_thumb_finger.png",
        "Real/1__F_Left_thumb_finger.png",
        "Real-2/1__F_Left_thumb_finger.png",
      ]);
      strictEqual(rows.length, 8);
    });

    await t.step("pictures of ridges that say they are synthetic", async () => {
      const set = proceduralFingerprints({
        size: 64,
        people: 2,
        fingers: 2,
        perFinger: 2,
        seed: 5,
      });
      for (const [i, [file]] of rows.entries()) {
        const png = await Deno.readFile(join(out, file));
        const { Synthetic, Seed, Comment } = readPngText(png);
        deepStrictEqual([Synthetic, Seed], ["true", "5"]);
        match(Comment, /no person/);
        const grey = await sharp(png).greyscale().raw().toBuffer();
        const ink = set.pixels.subarray(i * 4096, (i + 1) * 4096);
        // Dark ridges on white; the set of the library has ridges high.
        ok(ink.every((p, k) => Math.abs(255 - p - grey[k]) <= 1), file);
      }
    });

    await t.step("the truth of each, inside its picture", async () => {
      for (const row of rows) {
        const { truth, minutiae } = Object.fromEntries(
          head.map((key, i) => [key, row[i]]),
        );
        const [titles, ...found] = await readTable(join(out, truth));
        deepStrictEqual(titles, ["type", "x", "y", "angle", "quality"]);
        const isMinutia = ([type]: string[]) =>
          type === "ending" || type === "bifurcation";
        strictEqual(found.filter(isMinutia).length, Number(minutiae));
        ok(Number(minutiae) > 5, `${minutiae} minutiae`);
        for (const [, x, y] of found) {
          ok(Number(x) >= 0 && Number(x) <= 64, x);
          ok(Number(y) >= 0 && Number(y) <= 64, y);
        }
      }
    });

    await t.step("a folder that the layout SOCOFing is known by", async () => {
      const { items, content, skipped } = await openFolder(out, { size: 64 });
      strictEqual(content, "fingerprint");
      deepStrictEqual([items.length, skipped], [8, []]);
      strictEqual(new Set(items.map(({ person }) => person)).size, 2);
      ok(items.some(({ label }) => label === "left-thumb"));
    });

    await t.step("nothing into a folder that has something", async () => {
      const { code, stderr } = await make(`--people 1 --out ${out}`);
      strictEqual(code, 2);
      match(stderr, /Cannot write to .*prints as it is not empty/);
      strictEqual((await readTable(join(out, "manifest.csv"))).length, 9);
    });
  });
});

Deno.test("data:fingerprints refuses a file in place of a folder", async () => {
  await inFolder(async (dir) => {
    const file = join(dir, "taken");
    await Deno.writeTextFile(file, "mine");
    const { code, stderr } = await make(`--people 1 --out ${file}`);
    strictEqual(code, 2);
    match(stderr, /as it is a file/);
    strictEqual(await Deno.readTextFile(file), "mine");
  });
});

Deno.test("data:fingerprints refuses what no hand has", async () => {
  const { code, stderr } = await make("--fingers 11");
  strictEqual(code, 2);
  match(stderr, /--fingers.*10/);
});
