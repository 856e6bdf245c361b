import { ok, strictEqual } from "node:assert/strict";
import { sampled } from "../_how_slow.ts";
import { told } from "./_doctor.ts";

sampled(
  "doctor trains the same step on every engine that is there",
  async () => {
    const { engines } = JSON.parse(await told("--json"));
    strictEqual(engines.length, 4);
    const there = engines.filter((one: { isThere: boolean }) => one.isThere);
    ok(there.length >= 2, "wasm and cpu come with the packages");
    const reference = there.find((one: { engine: string }) =>
      one.engine === "cpu"
    );
    for (const one of there) {
      const { engine, loss, gflops, bf16Gflops, stepMilliseconds } = one;
      ok(Math.abs(loss / reference.loss - 1) < 1e-3, `${engine}: ${loss}`);
      ok(gflops > 0 && stepMilliseconds > 0, engine);
      strictEqual(bf16Gflops > 0, engine === "tensorflow");
    }
  },
);

sampled("doctor says what helps where an engine is missing", async () => {
  const text = await told("--engine webgpu");
  const isThere = /webgpu +yes/.test(text);
  ok(
    isThere || /no adapter|WebGPU adapter.*\n.*Vulkan driver/.test(text),
    text,
  );
});
