import { match, strictEqual } from "node:assert/strict";
import { main } from "@/cli/evaluate.ts";
import { openEngine } from "@/engine/mod.ts";
import { inFolder, typed } from "./_command.ts";

await openEngine();

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
