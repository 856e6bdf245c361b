import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { CONTENTS, Machine, pinned, wheelBytes } from "./_fake_wheel.ts";

const ignore = Deno.build.os === "windows"; // the pip here is a shell script
const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name, fn, ignore });

const WHEEL = wheelBytes();
const LIBRARY = "fake-1.0-any";

test("fetchLibrary() puts the two files into the cache, once", async () => {
  using machine = new Machine(WHEEL);
  const first = await machine.fetch(pinned(WHEEL));
  strictEqual(
    first.path,
    join(machine.cache, LIBRARY, "libtensorflow_cc.so.2"),
  );
  for (const [name, text] of Object.entries(CONTENTS)) {
    const path = join(machine.cache, LIBRARY, name);
    strictEqual(Deno.readTextFileSync(path), text);
  }
  deepStrictEqual(machine.cached(), [LIBRARY, "lock"]);
  ok(
    first.told.includes("fetching all") && first.told.includes("unpacking all"),
  );
  strictEqual((await machine.fetch(pinned(WHEEL))).path, first.path);
  strictEqual(machine.calls(), 1);
});

test("fetchLibrary() in three processes at once calls pip once", async () => {
  using machine = new Machine(WHEEL);
  const wheel = pinned(WHEEL);
  const all = await Promise.all([1, 2, 3].map(() => machine.fetch(wheel)));
  strictEqual(new Set(all.map(({ path }) => path)).size, 1);
  ok(all[0].path);
  strictEqual(machine.calls(), 1);
});

test("fetchLibrary() refuses a wheel with another hash", async () => {
  using machine = new Machine(WHEEL);
  const { error } = await machine.fetch({
    ...pinned(WHEEL),
    sha256: "0".repeat(64),
  });
  match(error!, /is not the pinned one: sha256 [0-9a-f]{64}, not 0{64}/);
  deepStrictEqual(machine.cached(), ["lock"]);
});

test("fetchLibrary() refuses a wheel that lacks a file", async () => {
  const bytes = wheelBytes({ "libtensorflow_cc.so.2": "alone" });
  using machine = new Machine(bytes);
  const { error } = await machine.fetch(pinned(bytes));
  strictEqual(error, "the wheel lacks libtensorflow_framework.so.2");
  deepStrictEqual(machine.cached(), ["lock"]);
});

test("fetchLibrary() refuses a truncated wheel", async () => {
  const bytes = WHEEL.slice(0, WHEEL.length - 40);
  using machine = new Machine(bytes);
  const { error } = await machine.fetch(pinned(bytes));
  match(error!, /^the wheel cannot be unpacked: /);
  deepStrictEqual(machine.cached(), ["lock"]);
});

test("fetchLibrary() says what it needs where the disk is full", async () => {
  using machine = new Machine(WHEEL);
  const { error } = await machine.fetch({ ...pinned(WHEEL), bytes: 9e18 });
  match(error!, /inkprint needs 9\d+ MB free, it has \d+ MB/);
  strictEqual(machine.calls(), 0);
});

test("fetchLibrary() says in a line what pip said", async () => {
  using machine = new Machine();
  const { error } = await machine.fetch(pinned(WHEEL));
  strictEqual(
    error,
    "pip could not fetch it: ERROR: No matching distribution found",
  );
  deepStrictEqual(machine.cached(), ["lock"]);
});

test("fetchLibrary() says that there is no Python", async () => {
  using machine = new Machine(WHEEL);
  machine.env.PATH = join(machine.folder, "empty");
  const { error } = await machine.fetch(pinned(WHEEL));
  strictEqual(error, "there is no Python with pip on this machine");
});

test("fetchLibrary() removes what killed processes left", async () => {
  using machine = new Machine(WHEEL);
  machine.write(
    "cache/inkprint/part-killed/files/libtensorflow_cc.so.2",
    "half",
  );
  await machine.fetch(pinned(WHEEL));
  deepStrictEqual(machine.cached(), [LIBRARY, "lock"]);
});

test("fetchLibrary() replaces files that are not whole", async () => {
  using machine = new Machine(WHEEL);
  machine.write(`cache/inkprint/${LIBRARY}/libtensorflow_cc.so.2`, "the lar");
  const { path } = await machine.fetch(pinned(WHEEL));
  strictEqual(Deno.readTextFileSync(path!), "the large one");
});
