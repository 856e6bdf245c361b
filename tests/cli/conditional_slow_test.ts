/** Recipes that teach classes, and what is drawn of each. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as generate } from "@/cli/generate.ts";
import { main as trainDcgan } from "@/cli/train_dcgan.ts";
import { openEngine } from "@/engine/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder, TINY, typed, writeScans } from "./_command.ts";
import { refuses, train } from "./_train_vae.ts";

if (isSampled) await openEngine();

Deno.test("train:vae --conditional draws the class that is asked for", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 4);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY} ` +
      "--steps 12 --learning-rate 0.02 --conditional";
    deepStrictEqual((await train(args)).stderr, "");
    const run = join(dir, "vae-scans-1");
    const text = await Deno.readTextFile(join(run, "config.json"));
    const { labels, options } = JSON.parse(text);
    const names = [0, 1, 2, 3].map((i) => `person-${i}`);
    deepStrictEqual(labels, names);
    // Signatures by formula have no class: none are mixed in unasked.
    deepStrictEqual([options.conditional, options.mix], [true, 0]);
    const draw = async (label: string) => {
      const out = join(dir, `drawn-${label}`);
      const asked = `${run} --count 1 --class ${label} --out ${out} --quiet`;
      const { stderr } = await typed(generate, asked);
      if (stderr) return stderr;
      return (await sharp(join(out, "1.png")).raw().toBuffer()).join();
    };
    const drawn = new Set(await Promise.all(names.map(draw)));
    strictEqual(drawn.size, 4);
    match(await draw("nobody"), /^--class must be one of person-0, person-1, /);
    // A row of twelve for each class.
    const { width, height } = await sharp(join(run, "samples.png")).metadata();
    ok(width! > 12 * 32 && height! > 4 * 32 && height! < 6 * 32);
    // Each class is learned from, and something of each is held out.
    const table = await Deno.readTextFile(join(run, "split.tsv"));
    for (const part of ["train", "valid", "test"]) {
      const persons = table.split("\n").filter((row) => row.includes(part));
      for (const name of names) {
        ok(persons.some((row) => row.includes(name)), `${name} in ${part}`);
      }
    }
    await refuses(
      `--resume ${run} --conditional`,
      /^--conditional cannot be changed when a run is resumed: leave it out$/m,
    );
  }));

Deno.test("train:dcgan --conditional draws the class that is asked for", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY} ` +
      "--checkpoint-every 2 --mix 0 --quiet --steps 12 " +
      "--learning-rate 0.02 --conditional";
    deepStrictEqual((await typed(trainDcgan, args)).stderr, "");
    const run = join(dir, "dcgan-scans-1");
    const draw = async (label: string) => {
      const out = join(dir, `drawn-${label}`);
      const asked = `${run} --count 1 --class ${label} --out ${out} --quiet`;
      const { stderr } = await typed(generate, asked);
      if (stderr) return stderr;
      return (await sharp(join(out, "1.png")).raw().toBuffer()).join();
    };
    const [one, other] = [await draw("person-0"), await draw("person-1")];
    ok(one !== other);
    match(await draw("nobody"), /^--class must be one of person-0, person-1, /);
  }));
