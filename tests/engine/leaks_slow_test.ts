import { ok, strictEqual } from "node:assert/strict";
import { isSampled, isSlow } from "../_how_slow.ts";
import { missing } from "./_engine.ts";
import { resultOf } from "./_run.ts";

/** Counts, and megabytes: the resident set, and what V8 has and has not of it. */
interface Left {
  numTensors: number;
  handles: number;
  resident: number;
  native: number;
  javascript: number;
}

async function loop(kind: string, warmUp: number) {
  const { before, after } = await resultOf<{ before: Left; after: Left }>(
    "loop",
    { args: [kind, `${warmUp}`], flags: ["-A", "--v8-flags=--expose-gc"] },
  );
  strictEqual(after.numTensors, before.numTensors, "tensors");
  strictEqual(after.handles, before.handles, "handles");
  const grown = (what: "resident" | "native" | "javascript") =>
    after[what] - before[what];
  ok(grown("native") < 20, `${grown("native")} MB more of native memory`);
  ok(grown("javascript") < 5, `${grown("javascript")} MB more of JavaScript`);
  return grown("resident");
}

const ignore = missing !== undefined || !isSampled;

Deno.test({
  name: "1,000 compiled steps leave no tensor, handle or memory",
  ignore,
  async fn() {
    const grown = await loop("compiled", 50);
    ok(grown < 20, `${grown} MB more are resident`);
  },
});

Deno.test({
  name: "1,000 eager steps leave no tensor, handle or memory",
  ignore,
  async fn() {
    // After 250 steps native memory still grows by 8 to 24 MB, more the busier
    // the machine is; after 800 by less than 8.
    await loop("eager", 800);
  },
});

Deno.test({
  name: "1,000 eager steps keep the resident set once V8's heap has its size",
  ignore: ignore || !isSlow,
  async fn() {
    const grown = await loop("eager", 1200);
    ok(grown < 20, `${grown} MB more are resident`);
  },
});
