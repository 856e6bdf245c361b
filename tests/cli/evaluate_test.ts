import { match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
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
    // Before any work, and before anything of the user's is replaced.
    const config = join(dir, "config.json");
    await Deno.writeTextFile(config, '{ "kind": "vae" }');
    await refuses(`${dir} --out ${config}`, /^Cannot write to .* is a file: /);
    await refuses(
      `${dir} --out ${dir}`,
      /^Cannot write to .* as it is not empty: it has config\.json; /,
    );
    // Its own files are no stranger's: it goes on to open the run.
    const out = join(dir, "out");
    await Deno.mkdir(out);
    await Deno.writeTextFile(join(out, "results.json"), "{}");
    await Deno.writeTextFile(join(out, "report.html.77.tmp"), "");
    await refuses(`${dir} --out ${out}`, /config\.json is damaged: options/);
  }));
