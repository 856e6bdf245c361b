import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { fromFileUrl } from "@std/path";
import { tf } from "@/engine/mod.ts";
import { COMPOSED, useWasm } from "@/engine/wasm/mod.ts";

/** What a script here prints, run with the given permissions. */
async function printed(
  script: string,
  permissions: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const path = fromFileUrl(import.meta.resolve(script));
  const args = ["run", "--no-prompt", "--no-check", ...permissions, path];
  const command = new Deno.Command(Deno.execPath(), { args, env });
  return new TextDecoder().decode((await command.output()).stdout).trim();
}

Deno.test("openEngine() opens wasm with --allow-read alone", async () => {
  strictEqual(await printed("./_open.ts", ["--allow-read"]), "wasm wasm 4 9");
});

Deno.test("openEngine() names the permission that wasm lacks", async () => {
  const sentence = await printed("./_open.ts", []);
  match(sentence, /WASM backend does not start.*--allow-read/);
});

Deno.test("openEngine() prefers wasm to an adapter of software", async () => {
  // No permission for FFI: TensorFlow is not there.
  const permissions = ["--allow-read", "--allow-env"];
  const env = { INKPRINT_OFFLINE: "1" };
  strictEqual(await printed("./_open_any.ts", permissions, env), "wasm");
});

Deno.test("openEngine() takes INKPRINT_ENGINE where none is named", async () => {
  const permissions = ["--allow-read", "--allow-env"];
  const opened = (INKPRINT_ENGINE: string) =>
    printed("./_open_any.ts", permissions, { INKPRINT_ENGINE });
  strictEqual(await opened("cpu"), "cpu");
  match(await opened("tensorflo"), /INKPRINT_ENGINE must be.*: .* tensorflo$/);
});

Deno.test("useWasm() registers each composed kernel", async () => {
  await useWasm();
  for (const name of Object.keys(COMPOSED)) {
    strictEqual(tf.getKernel(name, "wasm")?.kernelName, name);
  }
});

Deno.test("useWasm() may be called again, after another backend", async () => {
  await useWasm();
  await tf.setBackend("cpu");
  await useWasm();
  await useWasm();
  strictEqual(tf.getBackend(), "wasm");
  const a = tf.tensor2d([[1, 2]]);
  deepStrictEqual(a.matMul(a, false, true).arraySync(), [[5]]);
});
