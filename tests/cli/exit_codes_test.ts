/** The commands as processes: what they print, and their exit codes. */
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { run } from "./_command.ts";

Deno.test("train:vae --help shows flags and examples, and exits 0", async () => {
  const { code, stdout, stderr } = await run("train_vae", "--help");
  deepStrictEqual([code, stderr], [0, ""]);
  match(stdout, /^Usage: deno task train:vae /);
  match(stdout, /--latent-dim <number>/);
  match(stdout, /\nExamples:\n {2}deno task train:vae /);
});

Deno.test("train:vae names the nearest flag, and exits 2", async () => {
  const { code, stdout, stderr } = await run("train_vae", "--latent-dims 4");
  deepStrictEqual([code, stdout], [2, ""]);
  const sentence = "train:vae has no flag --latent-dims: did you mean " +
    "--latent-dim?\n";
  strictEqual(stderr, sentence);
});
