import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main } from "@/cli/data_signatures.ts";
import { openFolder } from "@/data/mod.ts";
import { proceduralSignatures } from "@/data/procedural/mod.ts";
import { readPngText } from "@/viz/mod.ts";
import { inFolder, typed } from "./_command.ts";

const make = (args: string) => typed(main, `${args} --quiet`);

async function namesIn(dir: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(dir));
  return entries.map(({ name }) => name).sort();
}

Deno.test("data:signatures writes what it says", async (t) => {
  await inFolder(async (dir) => {
    const out = join(dir, "signed");
    const args = "--writers 2 --per-writer 3 --forgeries 2 --size 64 " +
      "--seed 5";
    deepStrictEqual(
      await make(`${args} --out ${out}`),
      { code: 0, stdout: "", stderr: "" },
    );
    const text = await Deno.readTextFile(join(out, "manifest.csv"));
    const [head, ...rows] = text.trimEnd().split("\n");
    const files = rows.map((row) => row.split(",")[0]);
    const genuine = files.filter((file) => file.startsWith("full_org/"));

    await t.step("a manifest with a row for each picture", () => {
      strictEqual(head, "file,writer,sample,seconds,kind");
      deepStrictEqual(
        genuine,
        ["1_1", "1_2", "1_3", "2_1", "2_2", "2_3"]
          .map((name) => `full_org/original_${name}.png`),
      );
      deepStrictEqual(
        rows.filter((row) => row.endsWith(",forged"))
          .map((row) => row.split(",").slice(0, 3)),
        [["1", "1"], ["1", "2"], ["2", "1"], ["2", "2"]]
          .map(([w, k]) => [`full_forg/forgeries_${w}_${k}.png`, w, k]),
      );
      strictEqual(rows.filter((row) => row.endsWith(",genuine")).length, 6);
    });

    await t.step("the library's signatures, marked as synthetic", async () => {
      const set = proceduralSignatures({ writers: 2, perWriter: 3, seed: 5 });
      for (const [i, file] of genuine.entries()) {
        const png = await Deno.readFile(join(out, file));
        const { Synthetic, Comment } = readPngText(png);
        strictEqual(Synthetic, "true");
        match(Comment, /no person signed/);
        const grey = await sharp(png).greyscale().raw().toBuffer();
        const ink = set.pixels.subarray(i * 4096, (i + 1) * 4096);
        ok(ink.every((p, k) => Math.abs(255 - p - grey[k]) <= 1), file);
      }
    });

    await t.step("how the pen moved, second by second", async () => {
      const names = await namesIn(join(out, "trajectories"));
      strictEqual(names.length, 10);
      ok(names.includes("forgeries_2_2.csv"));
      const csv = join(out, "trajectories", "original_2_1.csv");
      const [head, ...lines] = (await Deno.readTextFile(csv)).trimEnd()
        .split("\n");
      strictEqual(head, "t,x,y,pressure");
      const last = lines.at(-1)!.split(",").map(Number);
      const row = rows.find((row) => row.includes("original_2_1"))!;
      const seconds = Number(row.split(",")[3]);
      ok(Math.abs(last[0] - seconds) < .01 && seconds > .3, `${seconds}`);
    });

    await t.step("a folder that the layout CEDAR is known by", async () => {
      const { items, skipped } = await openFolder(out, { size: 64 });
      deepStrictEqual(items.map(({ person }) => person), [..."111222"]);
      deepStrictEqual(skipped, []);
      const forged = await openFolder(out, { size: 64, kind: "forged" });
      deepStrictEqual(forged.items.map(({ person }) => person), [..."1122"]);
    });

    await t.step("nothing into a folder that has something", async () => {
      const { code, stderr } = await make(`--writers 1 --out ${out}`);
      strictEqual(code, 2);
      match(stderr, /Cannot write to .*signed as it is not empty/);
      strictEqual(await Deno.readTextFile(join(out, "manifest.csv")), text);
    });
  });
});

Deno.test("data:signatures draws how the pen moved when told to", async () => {
  await inFolder(async (dir) => {
    const out = join(dir, "signed");
    const args = "--writers 1 --per-writer 1 --forgeries 0 --size 64 --svg";
    strictEqual((await make(`${args} --out ${out}`)).code, 0);
    const grey = (path: string) =>
      sharp(join(out, path)).flatten({ background: "#fff" }).greyscale();
    const svg = grey("trajectories/original_1_1.svg");
    const { width, height } = await svg.metadata();
    // Wide as the ink of the picture is wide, and drawn.
    const ink = await grey("full_org/original_1_1.png").threshold(128)
      .trim({ background: "#fff" }).toBuffer({ resolveWithObject: true });
    const asWide = ink.info.width / ink.info.height;
    ok(Math.abs(Math.log(width / height / asWide)) < .2, `${width}x${height}`);
    const pixels = await svg.raw().toBuffer();
    const drawn = pixels.filter((grey) => grey < 128).length / pixels.length;
    ok(drawn > .005 && drawn < .2, `${drawn} of it is line`);
  });
});

Deno.test("data:signatures leaves the movements out when told to", async () => {
  await inFolder(async (dir) => {
    const out = join(dir, "signed");
    const args = "--writers 1 --per-writer 1 --size 32 --forgeries 0 " +
      "--no-trajectories";
    strictEqual((await make(`${args} --out ${out}`)).code, 0);
    deepStrictEqual(await namesIn(out), [
      "asked.json",
      "full_org",
      "manifest.csv",
    ]);
  });
});

Deno.test("data:signatures writes the same bytes with forgeries and without", async () => {
  await inFolder(async (dir) => {
    const args = "--writers 2 --per-writer 2 --size 32";
    for (const [name, forgeries] of [["none", 0], ["some", 1]]) {
      const more = `--forgeries ${forgeries} --out ${join(dir, `${name}`)}`;
      strictEqual((await make(`${args} ${more}`)).code, 0);
    }
    const read = (...path: string[]) => Deno.readFile(join(dir, ...path));
    for (const under of ["full_org", "trajectories"]) {
      const names = await namesIn(join(dir, "none", under));
      strictEqual(names.length, 4);
      for (const name of names) {
        deepStrictEqual(
          await read("some", under, name),
          await read("none", under, name),
        );
      }
    }
    deepStrictEqual(await namesIn(join(dir, "some", "full_forg")), [
      "forgeries_1_1.png",
      "forgeries_2_1.png",
    ]);
  });
});
