import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { cacheFolder } from "@/engine/library/cache.ts";
import { resultOf } from "../_run.ts";
import { Machine } from "./_fake_wheel.ts";

const ignore = Deno.build.os === "windows";

Deno.test("cacheFolder() is a folder of its own", () => {
  strictEqual(cacheFolder().endsWith("inkprint"), true);
});

Deno.test({
  name: "cleanCache() empties the cache but for its lock",
  ignore,
  async fn() {
    using machine = new Machine();
    const run = () => resultOf("clean", { env: machine.env });
    deepStrictEqual(await run(), []);
    machine.write("cache/inkprint/fake-1.0-any/library", "x");
    machine.write("cache/inkprint/part-1/library", "x");
    machine.write("cache/other/file", "stays");
    await run();
    deepStrictEqual(machine.cached(), ["lock"]);
    deepStrictEqual(
      [...Deno.readDirSync(machine.env.XDG_CACHE_HOME)].length,
      2,
    );
  },
});
