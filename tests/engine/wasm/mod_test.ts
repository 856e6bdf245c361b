import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { fromFileUrl } from "@std/path";
import { tf } from "@/engine/mod.ts";
import { COMPOSED, useWasm } from "@/engine/wasm/mod.ts";

/** What `_open.ts` prints with the given permissions. */
async function open(...permissions: string[]): Promise<string> {
  const script = fromFileUrl(import.meta.resolve("./_open.ts"));
  const args = ["run", "--no-prompt", "--no-check", ...permissions, script];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  return new TextDecoder().decode(stdout).trim();
}

Deno.test("openEngine() opens wasm with --allow-read alone", async () => {
  strictEqual(await open("--allow-read"), "wasm wasm 4 9");
});

Deno.test("openEngine() names the permission that wasm lacks", async () => {
  match(await open(), /WASM backend does not start.*--allow-read/);
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
