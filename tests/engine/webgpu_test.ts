import { ok } from "node:assert/strict";
import { fromFileUrl } from "@std/path";
import { openEngine } from "@/engine/mod.ts";
import { smallVae } from "./wasm/_steps.ts";

/** What the script prints on its last line, as JSON. */
async function onWebGpu(wish: "adapter" | "losses") {
  const script = fromFileUrl(import.meta.resolve("./wasm/_on_webgpu.ts"));
  const permissions = ["--no-prompt", "--allow-read", "--allow-env"];
  const args = ["run", "--no-check", ...permissions, script, wish];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  return JSON.parse(
    new TextDecoder().decode(stdout).trim().split("\n").at(-1)!,
  );
}

const hasAdapter = await onWebGpu("adapter").catch(() => false);
const reason = hasAdapter ? "" : " (skipped: no WebGPU adapter here)";

Deno.test({
  name: `smallVae() loses on webgpu what it loses on cpu${reason}`,
  ignore: !hasAdapter,
  async fn() {
    await openEngine({ engine: "cpu" });
    const training = smallVae();
    const expected = await training.step(0);
    training.dispose();
    const found = await onWebGpu("losses");
    for (const [term, value] of Object.entries(expected)) {
      const error = Math.abs(found[term] - value);
      const message = `${term} ${found[term]}, not ${value}`;
      ok(error <= 1e-3 * Math.abs(value), message);
    }
  },
});
