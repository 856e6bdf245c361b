import { deepStrictEqual, match, ok } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as generate } from "@/cli/generate.ts";
import { main as trainDcgan } from "@/cli/train_dcgan.ts";
import { main as trainGan } from "@/cli/train_gan.ts";
import { openEngine } from "@/engine/mod.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

await openEngine();

const TINY = "--size 32 --latent-dim 4 --batch 8 --threads 1 --quiet " +
  "--checkpoint-every 2 --mix 0";

Deno.test("train:dcgan --conditional draws the class that is asked for", () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY} ` +
      "--width 4 --steps 12 --learning-rate 0.02 --conditional";
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

Deno.test("train:gan refuses classes of what has none, and the wrong range", async () => {
  const refused = async (args: string) =>
    (await typed(trainGan, `${args} --quiet`)).stderr;
  match(
    await refused("--conditional --mix 10"),
    /^--conditional and --mix 10 do not go together/,
  );
  await inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY}`;
    match(
      await refused(`${args} --range symmetric`),
      /^The network is made for pixels in \[0, 1\].*--range unit mends it$/m,
    );
  });
});
