import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main } from "@/cli/data_inspect.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

/** Runs the command; what it says. */
async function inspect(...args: string[]): Promise<string> {
  let said = "";
  await main([...args, "--size", "32"], (text) => said += `${text}\n`);
  return said;
}

const read = (...path: string[]) => Deno.readTextFile(join(...path));

Deno.test("data:inspect leaves facts, a sheet and a page that needs no other", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    await Deno.writeTextFile(join(scans, "<b>.png"), "no image");
    const said = await inspect(scans, "--out", dir, "--json");
    const made = join(dir, "inspect-scans-1");
    const facts = JSON.parse(said);
    deepStrictEqual(facts, JSON.parse(await read(made, "inspect.json")));
    strictEqual(facts.images, 9);
    strictEqual(facts.persons, 3);
    deepStrictEqual(facts.sizes, { "90x60": 9 });
    deepStrictEqual(facts.classes, {
      "person-0": 3,
      "person-1": 3,
      "person-2": 3,
    });
    strictEqual(facts.skipped[0].file, "<b>.png");
    const page = await read(made, "index.html");
    ok(!page.includes("<b>"), "names are escaped");
    ok(!/(?:src|href)="(?!data:)/.test(page), "nothing is loaded");
    match(page, /<img [^>]*src="data:image\/png;base64,iVBOR/);
    const { width } = await sharp(join(made, "sheet.png")).metadata();
    ok(width! > 8 * 32); // four pairs in a row
  }));

Deno.test("data:inspect says the facts, and makes a new folder each time", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    const first = await inspect(scans, "--out", dir);
    match(
      first,
      /^scans: 9 images by 3 persons, read as signatures, layout fo/,
    );
    match(first, /^kinds: 9 × genuine$/m);
    match(first, /^warning: classes: 3 of 3 have fewer than 10 images$/m);
    match(first, /inspect-scans-1\/index\.html$/m);
    match(await inspect(scans, "--out", dir), /inspect-scans-2\/index\.html$/m);
  }));

Deno.test("data:inspect refuses what it cannot look at or write", () =>
  inFolder(async (dir) => {
    const none = await typed((args) => main(args), `${join(dir, "none")}`);
    deepStrictEqual([none.code, none.stdout], [2, ""]);
    match(none.stderr, /^Cannot open folder .*none: it does not exist\.$/m);
    await writeScans(join(dir, "scans"), 3);
    const file = join(dir, "file");
    await Deno.writeTextFile(file, "mine");
    const args = `${join(dir, "scans")} --quiet --out ${file}`;
    const taken = await typed((args) => main(args), args);
    deepStrictEqual(taken.code, 2);
    match(taken.stderr, /^Cannot write .*file: /);
    strictEqual(await read(file), "mine");
  }));
