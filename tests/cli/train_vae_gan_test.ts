import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { main as train } from "@/cli/train_vae_gan.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

Deno.test("train:vae-gan leaves no folder where flags do not fit", () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --out ${join(dir, "runs")} ` +
      "--size 32 --conditional --mix 5 --quiet";
    const { code, stderr } = await typed(train, args);
    strictEqual(code, 2);
    match(stderr, /^--conditional and --mix 5 do not go together/);
    deepStrictEqual(
      (await Array.fromAsync(Deno.readDir(dir))).map(({ name }) => name),
      ["scans"],
    );
  }));
