import { ok } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import { smallVae } from "./wasm/_steps.ts";

const adapter = await navigator.gpu?.requestAdapter();
const name = "smallVae() loses on webgpu what it loses on cpu";
const reason = adapter ? "" : " (skipped: no WebGPU adapter here)";

Deno.test({
  name: name + reason,
  ignore: !adapter,
  // The backend keeps its device and what it has asked of it.
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const losses = async (engine: "cpu" | "webgpu") => {
      await openEngine({ engine });
      const training = smallVae();
      const found = await training.step(0);
      training.dispose();
      return found;
    };
    const expected = await losses("cpu");
    for (const [term, value] of Object.entries(await losses("webgpu"))) {
      const error = Math.abs(value - expected[term]);
      const message = `${term} ${value}, not ${expected[term]}`;
      ok(error <= 1e-3 * Math.abs(expected[term]), message);
    }
  },
});
