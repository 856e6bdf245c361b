import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import type { Evaluation } from "@/cli/evaluation/summary.ts";
import { main } from "@/cli/evaluate.ts";
import { main as trainVae } from "@/cli/train_vae.ts";
import { openEngine } from "@/engine/mod.ts";
import { picture, readPngText } from "@/viz/mod.ts";
import { inFolder, TINY, typed, writeScans } from "./_command.ts";
import { noisy, shifted, turnedByThree } from "../metrics/_changed_pictures.ts";
import { pictures, signatures, SIZE } from "../metrics/_drawn_sets.ts";

await openEngine();

const COUNT = 100;

/** A picture each, as `generate` writes them. */
async function writePictures(dir: string, list: Float32Array[]) {
  await Deno.mkdir(dir);
  for (const [i, pixels] of list.entries()) {
    await Deno.writeFile(join(dir, `${i}.png`), await picture(pixels, SIZE));
  }
}

/** What the command says as JSON. */
async function judged(args: string): Promise<Evaluation> {
  let said = "";
  const { code, stderr } = await typed(
    (args) => main(args, (text) => said += text),
    `${args} --json --quiet`,
  );
  deepStrictEqual([code, stderr], [0, ""]);
  return JSON.parse(said);
}

Deno.test("evaluate catches a folder of copies, and lets new pictures pass", async (t) => {
  await inFolder(async (dir) => {
    const train = pictures(signatures(1, 2 * COUNT));
    const honest = pictures(signatures(3, COUNT));
    const at = (name: string) => join(dir, name);
    await writePictures(at("train"), train);
    await writePictures(at("new"), pictures(signatures(2, COUNT)));
    const evaluate = (name: string) =>
      judged(
        `${at(name)} --against ${at("new")} --train ${at("train")} ` +
          `--size ${SIZE} --out ${at(`of-${name}`)}`,
      );
    const changes = [
      noisy,
      turnedByThree,
      ...[1, 2, 3].map((by) => (x: Float32Array) => shifted(x, by)),
    ];
    const copyOf = (i: number) => changes[i % 5](train[i]);

    await t.step("with noise, shifted or turned", async () => {
      await writePictures(at("copies"), honest.map((_, i) => copyOf(i)));
      const { copies } = await evaluate("copies");
      ok(copies!.copied, JSON.stringify(copies));
      match(copies!.verdict, /^COPIES: /);
    });

    await t.step("one time in five", async () => {
      const some = honest.map((x, i) => i % 5 ? x : copyOf(i / 5));
      await writePictures(at("some"), some);
      const { copies } = await evaluate("some");
      ok(copies!.copied, JSON.stringify(copies));
    });

    await t.step("honest ones pass, with numbers and a report", async () => {
      await writePictures(at("honest"), honest);
      const { rows, copies, count, real } = await evaluate("honest");
      strictEqual(copies!.copied, false, JSON.stringify(copies));
      deepStrictEqual([count, real], [COUNT, COUNT]);
      const { samples, real: floor, noise, blank } = rows[0].values;
      const numbers = JSON.stringify(rows[0].values);
      ok(Math.max(samples!, floor!) < Math.min(noise!, blank!), numbers);
      const read = (name: string) => Deno.readTextFile(at(`of-honest/${name}`));
      match(await read("summary.md"), /\| kernel distance \(KID\) \| lower \|/);
      match(await read("report.html"), /No copies: /);
      const png = await Deno.readFile(at("of-honest/nearest.png"));
      match(readPngText(png).Comment, /real people: not for publishing/);
    });

    await t.step(
      "what a generator repeats or leaves blank counts",
      async () => {
        const some = honest.map((x, i) => i % 2 ? honest[0] : x.map(() => 0));
        await writePictures(at("collapsed"), some);
        const { rows, count } = await evaluate("collapsed");
        strictEqual(count, COUNT);
        const of = (name: RegExp) =>
          rows.find((row) => name.test(row.name))!.values;
        strictEqual(of(/^blank/).samples, 50);
        ok(of(/MS-SSIM/).samples! < .8 * of(/MS-SSIM/).real!);
      },
    );
  });
});

Deno.test("evaluate judges a run by its own test split", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 60);
    const args = `--data ${scans} --out ${dir} ${TINY} --steps 2 --mix 0`;
    strictEqual((await typed(trainVae, `${args} --quiet`)).stderr, "");
    const run = join(dir, "vae-scans-1");
    const { name, realAre, rows } = await judged(`${run} --count 32`);
    strictEqual(name, "vae vae-scans-1");
    match(realAre, /^images of the test split/);
    ok(rows[0].values.samples! > rows[0].values.real!);
    const results = await Deno.readTextFile(join(run, "evaluate/results.json"));
    deepStrictEqual(JSON.parse(results).rows, rows);
  }));

Deno.test("evaluate refuses what cannot be judged", () =>
  inFolder(async (dir) => {
    const refuses = async (args: string, sentence: RegExp) => {
      const { code, stderr } = await typed(main, `${args} --quiet`);
      match(stderr, sentence);
      strictEqual(code, 2);
      strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
    };
    await refuses(dir, /is not a run, .*: name them with --against$/m);
    await refuses(`${dir} --aganst x`, /no flag --aganst: .* --against\?$/m);
    await refuses(`${dir} --count 3`, /^--count must be at least 16: .* 3$/m);
    await refuses(`${dir} --against ${dir}`, /there are no images in it/);
  }));
