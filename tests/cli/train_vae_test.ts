import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { openEngine } from "@/engine/mod.ts";
import { openFolder } from "@/data/mod.ts";
import { inFolder, TINY, writeScans } from "./_command.ts";
import { writeUnusable } from "./_odd_files.ts";
import { refuses } from "./_train_vae.ts";

await openEngine();

Deno.test("train:vae refuses wrong flags with flag, limit and value", async () => {
  await refuses(
    "--size 65",
    /^--size must be one of 28, 32, 64, 128: current value is 65$/m,
  );
  await refuses("--beta -1", /^--beta must be at least 0: .* is -1$/m);
  await refuses("--steps 0", /^--steps must be at least 1: .* is 0$/m);
  await refuses("--engine gpu", /^--engine must be one of auto, .* is gpu$/m);
});

Deno.test("train:vae refuses data that it cannot use", () =>
  inFolder(async (dir) => {
    const data = (path: string, ...more: string[]) =>
      [`--data ${join(dir, path)} --out ${dir}`, ...more].join(" ");
    await refuses(data("none"), /Cannot open folder .*none: it does not exist/);
    await Deno.mkdir(join(dir, "empty"));
    await refuses(data("empty"), /empty: there are no images in it/, dir);
    const why = await writeUnusable(join(dir, "bad"));
    await refuses(data("bad"), /bad: none of its 5 images can be used/, dir);
    // Each of them is named with its reason where others are left.
    await writeScans(join(dir, "bad"), 3);
    const { skipped } = await openFolder(join(dir, "bad"), { size: 28 });
    deepStrictEqual(
      skipped.map(({ file }) => file).sort(),
      Object.keys(why).sort(),
    );
    for (const { file, reason } of skipped) match(reason, why[file]);
  }));

Deno.test("train:vae refuses a folder without the right to read it", {
  ignore: Deno.build.os === "windows" || Deno.uid() === 0,
}, () =>
  inFolder(async (dir) => {
    const locked = join(dir, "locked");
    await Deno.mkdir(locked, { mode: 0o000 });
    await refuses(`--data ${locked}`, /must not be read \(permission denied\)/);
  }));

Deno.test("train:vae refuses to resume what is no run, or another", () =>
  inFolder(async (dir) => {
    await refuses(`--resume ${dir}`, /is not the folder of a run: there is no/);
    const config = (text: string) =>
      Deno.writeTextFile(join(dir, "config.json"), text);
    await config('{"kind": "gan", "options": {}}');
    await refuses(`--resume ${dir}`, /is not the run of a VAE: gan$/m);
    await config("null");
    await refuses(`--resume ${dir}`, /is not the run of a VAE/);
    await config('{"kind": "vae", "options": {"steps": "many"}}');
    await refuses(`--resume ${dir}`, /config.json is damaged: options.steps/);
  }));

Deno.test("train:vae refuses places where it cannot write", () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const file = join(dir, "file");
    await Deno.writeTextFile(file, "mine");
    const args = `--data ${join(dir, "scans")} --mix 0 ${TINY}`;
    await refuses(`${args} --out ${file}`, /^Cannot write .*file: /);
    strictEqual(await Deno.readTextFile(file), "mine");
    // Nobody can write there, not even root.
    await refuses(`${args} --out /proc/outputs`, /^Cannot write \/proc\//);
  }));

Deno.test("train:vae refuses images in another range than the network's", () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --mix 0 --out ${dir} ${TINY}`;
    await refuses(`${args} --range symmetric`, /--range unit mends it$/m, dir);
  }));

Deno.test("train:vae refuses to teach classes with what has none", async () => {
  await refuses(
    "--conditional --mix 10",
    /^--conditional and --mix 10 do not go together/,
  );
});
