import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { basename, join } from "@std/path";
import { readBest, readConfig, RunFolder } from "@/training/mod.ts";
import { inFolder } from "./_folder.ts";
import { testOnFullDisk } from "./_full_disk.ts";

const inRun = (use: (run: RunFolder) => Promise<void>) =>
  inFolder(async (dir) => {
    const run = await RunFolder.create(dir, "vae-test", { kind: "vae" });
    try {
      await use(run);
    } finally {
      run.close();
    }
  });

const namesOf = async (...path: string[]) =>
  (await Array.fromAsync(Deno.readDir(join(...path))))
    .map(({ name }) => name).sort();
const text = (...path: string[]) => Deno.readTextFile(join(...path));

Deno.test("RunFolder.create() takes the next number and keeps the config", () =>
  inFolder(async (dir) => {
    const outputs = join(dir, "new/outputs");
    await Deno.mkdir(join(outputs, "vae-test-9"), { recursive: true });
    await Deno.mkdir(join(outputs, "vae-test-big-40"));
    const run = await RunFolder.create(outputs, "vae-test", { seed: 1 });
    run.close();
    strictEqual(basename(run.path), "vae-test-10");
    deepStrictEqual(await readConfig(run.path), { seed: 1 });
  }));

Deno.test("RunFolder.create() never gives a folder twice", () =>
  inFolder(async (dir) => {
    const runs = await Promise.all(
      Array.from({ length: 6 }, () => RunFolder.create(dir, "a", {})),
    );
    strictEqual(new Set(runs.map(({ path }) => path)).size, 6);
    runs.forEach((run) => run.close());
  }));

Deno.test("RunFolder.create() says where it cannot make a folder", () =>
  inFolder(async (dir) => {
    const file = join(dir, "file");
    await Deno.writeTextFile(file, "mine");
    for (const place of [file, join(file, "below")]) {
      const message = new RegExp(`^Cannot write ${place}: `);
      await rejects(RunFolder.create(place, "a", {}), {
        name: "UserError",
        message,
      });
    }
    strictEqual(await text(file), "mine");
  }));

Deno.test("RunFolder.open() lets one writer in at a time", () =>
  inFolder(async (dir) => {
    const run = await RunFolder.create(dir, "vae-test", { kind: "vae" });
    await rejects(RunFolder.open(run.path), {
      name: "UserError",
      message: /is being written by another process$/,
    });
    run.close();
    const second = await RunFolder.open(run.path);
    deepStrictEqual(second.config, { kind: "vae" });
    second.close();
  }));

Deno.test("RunFolder.open() refuses what is no run", () =>
  inFolder(async (dir) => {
    const refused = (path: string, message: RegExp) =>
      rejects(RunFolder.open(path), { name: "UserError", message });
    await refused(join(dir, "none"), /none is not the folder of a run: there/);
    await refused(dir, /there is no config.json in it$/);
    await Deno.writeTextFile(join(dir, "config.json"), '{"kind":');
    await refused(dir, /config.json in it is damaged$/);
    deepStrictEqual(await namesOf(dir), ["config.json"]);
  }));

Deno.test("RunFolder.open() clears what a killed process left aside", () =>
  inFolder(async (dir) => {
    const run = await RunFolder.create(dir, "vae-test", {});
    await run.writeCheckpoint(5, new Uint8Array(3));
    run.close();
    await Deno.writeTextFile(join(run.path, "config.json.123.tmp"), "{");
    const left = "checkpoints/step-000009.safetensors.77.tmp";
    await Deno.writeTextFile(join(run.path, left), "half");
    await Deno.writeTextFile(join(run.path, "notes.tmp"), "a user's");
    const again = await RunFolder.open(run.path);
    again.close();
    const top = [".lock", "checkpoints", "config.json", "notes.tmp"];
    deepStrictEqual(await namesOf(run.path), top);
    const kept = ["step-000005.safetensors"];
    deepStrictEqual(await namesOf(run.path, "checkpoints"), kept);
    deepStrictEqual((await again.checkpoints()).map((f) => basename(f)), kept);
  }));

testOnFullDisk(
  "RunFolder.write() leaves the old file on a full disk",
  import.meta.url,
  () =>
    inRun(async (run) => {
      await run.write("summary.md", "old and whole");
      const aside = join(run.path, `summary.md.${Deno.pid}.tmp`);
      await Deno.symlink("/dev/full", aside); // where each write finds no room
      await rejects(run.write("summary.md", "new"), {
        name: "UserError",
        message: /^Cannot write .*summary.md: No space left on device/,
      });
      strictEqual(await text(run.path, "summary.md"), "old and whole");
      const names = [".lock", "config.json", "summary.md"];
      deepStrictEqual(await namesOf(run.path), names);
    }),
);

Deno.test("RunFolder.write() clears up after what it could not replace", () =>
  inRun(async (run) => {
    await run.write("model/a.txt", "whole");
    for (const name of ["model", "config.json/b", "x".repeat(300)]) {
      await rejects(run.write(name, "x"), { name: "UserError" });
    }
    deepStrictEqual(await namesOf(run.path), [".lock", "config.json", "model"]);
    strictEqual(await text(run.path, "model/a.txt"), "whole");
  }));

testOnFullDisk(
  "RunFolder.append() says that there is no room",
  import.meta.url,
  () =>
    inRun(async (run) => {
      await Deno.symlink("/dev/full", join(run.path, "events.jsonl"));
      await rejects(run.append({ type: "start" }), {
        name: "UserError",
        message: /events.jsonl: No space left on device/,
      });
    }),
);

Deno.test("RunFolder keeps the last two checkpoints and the best", () =>
  inRun(async (run) => {
    await run.writeBest(new Uint8Array([1]));
    for (const step of [0, 90, 100, 1_000_000]) {
      await run.writeCheckpoint(step, new Uint8Array([step % 251]));
    }
    await run.writeBest(new Uint8Array([2]));
    deepStrictEqual(await namesOf(run.path, "checkpoints"), [
      "best.safetensors",
      "step-000100.safetensors",
      "step-1000000.safetensors",
    ]);
    const newestFirst = await Array.fromAsync(run.readCheckpoints());
    deepStrictEqual(newestFirst.map(([byte]) => byte), [1_000_000 % 251, 100]);
    deepStrictEqual(await readBest(run.path), new Uint8Array([2]));
  }));

Deno.test("RunFolder drops damaged checkpoints of later steps", () =>
  inRun(async (run) => {
    for (const step of [40, 60]) {
      await run.writeCheckpoint(step, new Uint8Array());
    }
    await run.writeCheckpoint(50, new Uint8Array()); // went on from 40
    const names = ["step-000040.safetensors", "step-000050.safetensors"];
    deepStrictEqual(await namesOf(run.path, "checkpoints"), names);
  }));

Deno.test("RunFolder.cutEvents() cuts back to what a checkpoint knows", () =>
  inRun(async (run) => {
    await run.append({ step: 1 });
    const bytes = await run.eventBytes();
    await run.append({ step: 2 });
    await Deno.writeTextFile(join(run.path, "events.jsonl"), '{"st', {
      append: true,
    });
    await run.cutEvents(bytes);
    deepStrictEqual(await run.events(), [{ step: 1 }]);
    await run.cutEvents(bytes + 100); // never longer, never padded
    strictEqual(await text(run.path, "events.jsonl"), '{"step":1}\n');
    await Deno.remove(join(run.path, "events.jsonl"));
    await run.cutEvents(0);
    strictEqual(await run.eventBytes(), 0);
  }));

Deno.test("RunFolder.stopRequested() takes a STOP file once", () =>
  inRun(async (run) => {
    ok(!await run.stopRequested());
    await Deno.writeTextFile(join(run.path, "STOP"), "");
    ok(await run.stopRequested());
    ok(!await run.stopRequested());
  }));
