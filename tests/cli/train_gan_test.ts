import { match } from "node:assert/strict";
import { join } from "@std/path";
import { main as trainGan } from "@/cli/train_gan.ts";
import { openEngine } from "@/engine/mod.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

await openEngine();

const TINY = "--size 32 --latent-dim 4 --batch 8 --threads 1 --quiet " +
  "--checkpoint-every 2 --mix 0";

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
