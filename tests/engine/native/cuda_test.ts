import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import {
  CONTENTS,
  Machine,
  pinned,
  wheelBytes,
} from "../library/_fake_wheel.ts";
import { resultOf } from "../_run.ts";

const hasCompiler = await new Deno.Command("cc", { args: ["--version"] })
  .output().then(({ success }) => success, () => false);
const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name, fn, ignore: Deno.build.os !== "linux" || !hasCompiler });

/** A machine with a library in its cache, and another of its Python. */
function newMachine(): Machine {
  const machine = new Machine();
  for (const [name, text] of Object.entries(CONTENTS)) {
    machine.write(`cache/inkprint/fake-1.0-any/${name}`, text);
  }
  machine.write("python/libtensorflow_cc.so.2", "");
  return machine;
}

/** A driver for CUDA 12.4 that knows so many GPUs. */
function addDriver({ folder }: Machine, gpus: number): void {
  const source = join(folder, "cuda.c");
  Deno.writeTextFileSync(
    source,
    `#include <string.h>
int cuInit(unsigned flags) { return 0; }
int cuDriverGetVersion(int* v) { *v = 12040; return 0; }
int cuDeviceGetCount(int* n) { *n = ${gpus}; return 0; }
int cuDeviceGet(int* device, int i) { *device = 7 + i; return 0; }
int cuDeviceGetName(char* name, int n, int device) {
  strcpy(name, "GPU ?");
  name[4] = '0' + device;
  return 0;
}`,
  );
  const args = ["-shared", "-o", join(folder, "libcuda.so.1"), source];
  new Deno.Command("cc", { args }).outputSync();
}

function ask({ env, folder }: Machine, more = {}) {
  return resultOf<{ driver: unknown; places: string[] }>("cuda", {
    args: [JSON.stringify(pinned(wheelBytes()))],
    env: { ...env, LD_LIBRARY_PATH: folder },
    ...more,
  });
}

test("cudaDriver() asks NVIDIA's driver for its version and GPUs", async () => {
  using machine = newMachine();
  addDriver(machine, 2);
  const { driver, places } = await ask(machine);
  deepStrictEqual(driver, { cuda: "12.4", gpus: ["GPU 7", "GPU 8"] });
  // Ours has no CUDA: where a GPU is, Python's is looked at first.
  deepStrictEqual(places, ["the active Python", "the cache"]);
});

test("a driver without a GPU changes nothing", async () => {
  using machine = newMachine();
  addDriver(machine, 0);
  const { places } = await ask(machine);
  deepStrictEqual(places, ["the cache", "the active Python"]);
});

test("cudaDriver() does not ask for a permission that is not given", async () => {
  using machine = newMachine();
  addDriver(machine, 1);
  const flags = ["--allow-read", "--allow-env", "--allow-run"];
  const { driver } = await ask(machine, { flags });
  strictEqual(driver, null);
});
