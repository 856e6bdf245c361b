import {
  deepStrictEqual,
  match,
  notDeepStrictEqual,
  ok,
  strictEqual,
} from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as trainVae } from "@/cli/train_vae.ts";
import { openZip } from "@/data/zip_source.ts";
import { openEngine } from "@/engine/mod.ts";
import { readPngText } from "@/viz/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder, TINY, typed, writeScans } from "./_command.ts";
import { generate, refuses } from "./_generate.ts";

if (isSampled) await openEngine();

/** The files of a folder by name. */
async function filesOf(dir: string): Promise<Record<string, Uint8Array>> {
  const names = (await Array.fromAsync(Deno.readDir(dir)))
    .map(({ name }) => name).sort();
  const bytes = names.map((name) => Deno.readFile(join(dir, name)));
  const files = await Promise.all(bytes);
  return Object.fromEntries(names.map((name, i) => [name, files[i]]));
}

Deno.test("generate draws pictures with a trained run", {
  ignore: !isSampled,
}, async (t) => {
  await inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    const args =
      `--data ${scans} --out ${dir} ${TINY} --steps 2 --mix 0 --quiet`;
    deepStrictEqual((await typed(trainVae, args)).stderr, "");
    const run = join(dir, "vae-scans-1");
    const draw = async (name: string, args: string) => {
      const out = join(dir, name);
      const { code, stderr } = await generate(`${run} --out ${out} ${args}`);
      deepStrictEqual([code, stderr], [0, ""]);
      return await filesOf(out);
    };

    await t.step(
      "the same with the same seed, others with another",
      async () => {
        const first = await draw("a", "--count 10 --seed 5");
        const names = Array.from({ length: 10 }, (_, i) => `${i + 1}.png`);
        const padded = names.map((name) => name.padStart(6, "0"));
        deepStrictEqual(Object.keys(first), [...padded, "sheet.png"]);
        deepStrictEqual(await draw("b", "--count 10 --seed 5"), first);
        const fewer = await draw("c", "--count 2 --seed 5");
        const pixels = (png: Uint8Array) => sharp(png).raw().toBuffer();
        deepStrictEqual(
          await pixels(fewer["2.png"]),
          await pixels(first["02.png"]),
        );
        const other = await draw("d", "--count 2 --seed 6");
        notDeepStrictEqual(
          await pixels(other["2.png"]),
          await pixels(first["02.png"]),
        );
      },
    );

    await t.step("each file says that it is synthetic", async () => {
      for (const png of Object.values(await filesOf(join(dir, "c")))) {
        const { Synthetic, Comment, Seed } = readPngText(png);
        deepStrictEqual([Synthetic, Seed], ["true", "5"]);
        match(Comment, /no person signed/);
      }
      const picture = sharp(join(dir, "c/1.png"));
      const { width, height, channels } = await picture.metadata();
      deepStrictEqual([width, height, channels], [32, 32, 1]);
    });

    await t.step("walks from one picture to the next", async () => {
      const walks = await draw("e", "--count 2 --interpolate 3 --seed 5");
      strictEqual(Object.keys(walks).length, 2 * 3 + 1);
      // The end of a walk is the beginning of the next, at an angle of 90°.
      const pixels = (name: string) => sharp(walks[name]).raw().toBuffer();
      const [end, begin] = [await pixels("3.png"), await pixels("4.png")];
      ok(end.every((level, i) => Math.abs(level - begin[i]) <= 1));
      notDeepStrictEqual(await pixels("1.png"), end);
    });

    await t.step("more than fit at a time, in one zip", async () => {
      const args = `${run} --count 300 --seed 5 --sheet 4`;
      const { stderr } = await generate(`${args} --zip`);
      strictEqual(stderr, "");
      using zip = await openZip(join(run, "generated-5.zip"), Date.now());
      const inside = await Array.fromAsync(zip.read(new Set(zip.files)));
      const few = await draw("f", "--count 300 --seed 5 --sheet 4");
      strictEqual(inside.length, 301);
      for (const { file, bytes } of inside) {
        deepStrictEqual(new Uint8Array(await bytes()), few[file], file);
      }
      // The same pictures, however many are drawn at a time.
      const first = await filesOf(join(dir, "a"));
      deepStrictEqual(
        await sharp(few["010.png"]).raw().toBuffer(),
        await sharp(first["10.png"]).raw().toBuffer(),
      );
    });

    await t.step("where it cannot write, it says so", async () => {
      await refuses(
        `${run} --out ${join(run, "config.json")}`,
        /^Cannot write/,
      );
      await refuses(`${run} --out /proc/none`, /^Cannot write \/proc\/none/);
    });

    await t.step("without whole weights it says so", async () => {
      const best = join(run, "checkpoints/best.safetensors");
      await Deno.truncate(best, 1000);
      await refuses(run, /^Cannot take the best weights of .*: cut short/);
      await Deno.remove(best);
      await refuses(run, /has no trained weights yet: the run must reach its/);
    });
  });
});
