import { match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { main } from "@/cli/train_encoder.ts";
import { inFolder, typed } from "./_command.ts";

Deno.test("train:encoder refuses what it cannot do, before it trains", () =>
  inFolder(async (dir) => {
    const refuses = async (args: string, sentence: RegExp) => {
      const { code, stderr } = await typed(main, `${args} --quiet`);
      match(stderr, sentence);
      strictEqual(code, 2);
      strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
    };
    await refuses("", /^train:encoder needs --domain$/m);
    await refuses("--domain faces", /^--domain must be one of signatures, f/);
    const file = join(dir, "mine.txt");
    await Deno.writeTextFile(file, "mine");
    const into = (out: string) => `--domain signatures --out ${out}`;
    await refuses(into(file), /^Cannot write to .*mine\.txt as it is a file: /);
    await refuses(into(dir), /^Cannot write to .* not empty: it has mine\.txt/);
  }));
