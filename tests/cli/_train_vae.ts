/** `train:vae` as it is typed in several tests. */
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { main } from "@/cli/train_vae.ts";
import { typed } from "./_command.ts";

export const train = (args: string) => typed(main, `${args} --quiet`);

/** Asserts one sentence on stderr, exit code 2, and nothing made. */
export async function refuses(args: string, sentence: RegExp, dir?: string) {
  const before = dir && await namesIn(dir);
  const { code, stdout, stderr } = await train(args);
  match(stderr, sentence);
  deepStrictEqual([code, stdout], [2, ""], args);
  strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
  if (dir) deepStrictEqual(await namesIn(dir), before, "nothing is made");
}

export const namesIn = async (dir: string) =>
  (await Array.fromAsync(Deno.readDir(dir))).map(({ name }) => name).sort();
