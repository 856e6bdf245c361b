import { ok, strictEqual } from "node:assert/strict";
import { isSampled } from "../_how_slow.ts";
import { told } from "./_doctor.ts";

Deno.test("doctor trains the same step on every engine that is there", {
  ignore: !isSampled,
}, async () => {
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
});
