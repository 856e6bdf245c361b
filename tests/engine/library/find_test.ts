import {
  deepStrictEqual,
  match,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { join } from "@std/path";
import { isCached, libraryFolder } from "@/engine/library/cache.ts";
import { refuseVersion } from "@/engine/library/find.ts";
import { wheelFor } from "@/engine/library/wheels.ts";
import { Machine, pinned, wheelBytes } from "./_fake_wheel.ts";

const ignore = Deno.build.os !== "linux"; // file names and shell script
const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name, fn, ignore });

const WHEEL = pinned(wheelBytes());
const OFFLINE = { INKPRINT_OFFLINE: "1" };

/** The folder of this machine's own library, where the cache has it. */
const pin = wheelFor();
const real = pin && await isCached(pin) ? libraryFolder(pin) : undefined;

/** The C compiler, where there is one. */
const compiler = ["cc", "gcc", "clang"].find((name) => {
  try {
    return new Deno.Command(name, { args: ["--version"] }).outputSync().success;
  } catch {
    return false;
  }
});

/** A shared library that says it is TensorFlow of that version. */
function fakeLibrary(machine: Machine, path: string, version: string): string {
  const code = `#include <string.h>
const char* TF_Version(void) { return "${version}"; }
void needs_libc(char* a, char* b) { memcpy(a, b, strlen(b)); }`;
  const source = machine.write("fake.c", code);
  const library = machine.write(path, "");
  const args = ["-shared", "-o", library, source];
  const { success } = new Deno.Command(compiler!, { args }).outputSync();
  ok(success);
  return library;
}

Deno.test("refuseVersion() takes 2.9 to 2.x, and says the number", () => {
  for (const version of ["2.9.0", "2.9.1", "2.15.1", "2.21.0", "2.100.0-rc1"]) {
    refuseVersion(version);
  }
  for (const version of ["2.8.4", "1.15.0", "3.0.0", "0.12"]) {
    throws(() => refuseVersion(version), {
      name: "RangeError",
      message:
        `TensorFlow must be 2.9 or newer (and below 3), and is ${version}`,
    });
  }
  throws(() => refuseVersion("2.14.0", 15), /must be 2.15 or newer/);
});

test("findTensorFlow() looks in order, and names each it refuses", async () => {
  using machine = new Machine();
  const named = machine.write("named.so", "not a library at all, but text");
  const cached = machine.write(
    "cache/inkprint/fake-1.0-any/libtensorflow_cc.so.2",
    "the large one",
  );
  machine.write(
    "cache/inkprint/fake-1.0-any/libtensorflow_framework.so.2",
    "the small one",
  );
  const python = machine.write(
    "python/libtensorflow_cc.so.2",
    "text, more text",
  );
  const [gpu, cpu] = ["tfjs-node-gpu", "tfjs-node"].map((name) =>
    machine.write(
      `node_modules/@tensorflow/${name}/deps/lib/libtensorflow.so.2`,
      "text, more text",
    )
  );
  const reasons = await machine.find(WHEEL, {
    ...OFFLINE,
    INKPRINT_LIBTENSORFLOW: named,
  }) as string[];
  const places = reasons.map((one) => one.split(": ")[0]);
  deepStrictEqual(places, [
    `INKPRINT_LIBTENSORFLOW (${named})`,
    `the cache (${cached})`,
    `the active Python (${python})`,
    `tfjs-node-gpu (${gpu})`,
    `tfjs-node (${cpu})`,
    "fetching TensorFlow",
  ]);
  match(reasons[0], /it cannot be opened: (invalid ELF header|file too short)/);
  strictEqual(machine.calls(), 0);
});

test("findTensorFlow() refuses a library that is not TensorFlow", async () => {
  using machine = new Machine();
  const libc = [
    "/lib/x86_64-linux-gnu/libm.so.6",
    "/usr/lib/libm.so.6",
    "libm.so.6",
  ];
  const named = libc.find((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return path === "libm.so.6";
    }
  })!;
  const env = { ...OFFLINE, INKPRINT_LIBTENSORFLOW: named };
  const [reason] = await machine.find(WHEEL, env);
  strictEqual(
    reason,
    `INKPRINT_LIBTENSORFLOW (${named}): it is not TensorFlow`,
  );
});

test("findTensorFlow() never opens a cached file that is not whole", async () => {
  using machine = new Machine();
  machine.write("cache/inkprint/fake-1.0-any/libtensorflow_cc.so.2", "half");
  deepStrictEqual(await machine.find(WHEEL, OFFLINE), [
    "fetching TensorFlow: INKPRINT_OFFLINE is set",
  ]);
});

test("findTensorFlow() fetches where nothing is, unless offline", async () => {
  using machine = new Machine(wheelBytes());
  await machine.find(WHEEL, OFFLINE);
  strictEqual(machine.calls(), 0);
  const reasons = await machine.find(WHEEL) as string[];
  strictEqual(machine.calls(), 1);
  // The fake wheel's library is text: fetched, and then refused.
  match(reasons[0], /^fetching TensorFlow: it cannot be opened: /);
});

Deno.test({
  name:
    "findTensorFlow() refuses a version with its number, and tries the next",
  ignore: ignore || !compiler,
  async fn() {
    using machine = new Machine();
    const named = fakeLibrary(machine, "old.so", "1.15.0");
    fakeLibrary(machine, "python/libtensorflow_cc.so.2", "2.14.1");
    fakeLibrary(
      machine,
      "node_modules/@tensorflow/tfjs-node/deps/lib/libtensorflow.so.2",
      "2.9.1",
    );
    const reasons = await machine.find(WHEEL, {
      ...OFFLINE,
      INKPRINT_LIBTENSORFLOW: named,
    }) as string[];
    match(
      reasons[0],
      /must be 2\.9 or newer \(and below 3\), and is 1\.15\.0$/,
    );
    match(
      reasons[1],
      /must be 2\.15 or newer \(and below 3\), and is 2\.14\.1$/,
    );
    match(reasons[2], /^tfjs-node .*: it lacks the function TFE?_[A-Za-z]+$/);
    strictEqual(reasons.length, 4);
  },
});

Deno.test({
  name: "findTensorFlow() takes what tfjs-node's installer has laid out",
  ignore: ignore || !real,
  async fn() {
    using machine = new Machine();
    const lib = "node_modules/@tensorflow/tfjs-node/deps/lib";
    // Links as in the archive that it unpacks; the library itself is this
    // machine's, which is newer.
    for (const name of ["libtensorflow", "libtensorflow_framework"]) {
      Deno.mkdirSync(join(machine.folder, lib), { recursive: true });
      const own = name === "libtensorflow" ? "libtensorflow_cc" : name;
      const links = [
        [join(real!, `${own}.so.2`), `${name}.so.2.9.1`],
        [`${name}.so.2.9.1`, `${name}.so.2`],
        [`${name}.so.2`, `${name}.so`],
      ];
      for (const [target, link] of links) {
        Deno.symlinkSync(target, join(machine.folder, lib, link));
      }
    }
    strictEqual(await machine.find(WHEEL, OFFLINE), "tfjs-node");
  },
});

Deno.test({
  name: "findTensorFlow() goes on to one that fits",
  ignore: ignore || !real,
  async fn() {
    using machine = new Machine();
    Deno.symlinkSync(real!, join(machine.folder, "python"));
    const bad = machine.write("bad.so", "text, more text");
    const found = await machine.find(WHEEL, {
      ...OFFLINE,
      INKPRINT_LIBTENSORFLOW: bad,
    });
    strictEqual(found, "the active Python");
  },
});
