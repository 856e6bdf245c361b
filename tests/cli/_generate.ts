/** `generate` as it is typed in several tests. */
import { match, strictEqual } from "node:assert/strict";
import { main } from "@/cli/generate.ts";
import { typed } from "./_command.ts";

export const generate = (args: string) => typed(main, `${args} --quiet`);

/** Asserts one sentence on stderr and exit code 2. */
export async function refuses(args: string, sentence: RegExp) {
  const { code, stderr } = await generate(args);
  match(stderr, sentence);
  strictEqual(code, 2);
  strictEqual(stderr.trimEnd().split("\n").length, 1, stderr);
}
