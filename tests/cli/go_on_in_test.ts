import { deepStrictEqual, rejects } from "node:assert/strict";
import { join } from "@std/path";
import { goOnIn } from "@/cli/_prepare_run.ts";
import type { RunConfig } from "@/cli/_run_config.ts";
import { RunFolder } from "@/training/mod.ts";
import { inFolder } from "./_command.ts";

const config = (labels?: string[], dataHash = "a"): RunConfig<object> => ({
  kind: "gan",
  options: {},
  labels,
  dataHash,
  engine: "none",
  compute: { engine: "cpu", threads: 1 },
  versions: { inkprint: "0", deno: "0" },
});

/** A run that was begun with a config, then gone on with by another. */
function goingOn(begun: RunConfig<object>, now: RunConfig<object>) {
  return inFolder(async (outputs) => {
    (await RunFolder.create(outputs, "gan-x", begun)).close();
    const run = join(outputs, "gan-x-1");
    (await goOnIn(run, now, "scans")).close();
    return JSON.parse(await Deno.readTextFile(join(run, "config.json")));
  });
}

Deno.test("goOnIn() goes on with the same data and classes", async () => {
  const same = config(["a", "b"]);
  deepStrictEqual(await goingOn(same, same), same);
  // Runs without classes, of before and after they were written down.
  const none = JSON.parse(JSON.stringify(config()));
  deepStrictEqual(await goingOn(config([]), config()), none);
  deepStrictEqual(await goingOn(config(), config([])), config([]));
});

Deno.test("goOnIn() refuses other data, and classes in another order", async () => {
  await rejects(
    goingOn(config([], "a"), config([], "b")),
    /^UserError: scans has changed since the run began/,
  );
  await rejects(
    goingOn(config(["1", "10", "9"]), config(["1", "9", "10"])),
    /^UserError: .*gan-x-1 numbered its classes in another order, 1,10,9: train/,
  );
});
