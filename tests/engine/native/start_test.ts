import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { cacheFolder, isCached } from "@/engine/library/cache.ts";
import { wheelFor } from "@/engine/library/wheels.ts";
import { test } from "../_engine.ts";
import { resultOf, runProgram } from "../_run.ts";

const pin = wheelFor();
const cached = pin !== undefined && await isCached(pin);

test("TensorFlow is quiet on stderr, from its start to a step", async () => {
  const { success, stderr } = await runProgram("start");
  deepStrictEqual({ success, stderr }, { success: true, stderr: "" });
});

Deno.test({
  name: "openEngine() needs FFI, the cache and five variables, no more",
  ignore: !cached,
  async fn() {
    const variables = [
      "INKPRINT_LIBTENSORFLOW",
      "HOME",
      "XDG_CACHE_HOME",
      "TF_CPP_MIN_LOG_LEVEL",
      "TF_ENABLE_ONEDNN_OPTS",
    ];
    const flags = [
      "--allow-ffi",
      `--allow-read=${cacheFolder()}`,
      `--allow-env=${variables}`,
    ];
    const { why, loss } = await resultOf<{ why: string; loss: number }>(
      "start",
      { flags },
    );
    match(why, /TensorFlow 2\.\d+\.\d+ on the [CG]PU, /);
    strictEqual(loss, 4);
  },
});

const linux = Deno.build.os === "linux";
for (const threads of linux ? [1, 130] : []) {
  test(`${threads} threads are TensorFlow's threads`, async () => {
    const options = { args: [`${threads}`] };
    strictEqual(await resultOf<number>("threads", options), threads);
  });
}
