import { deepStrictEqual, rejects } from "node:assert/strict";
import { join } from "@std/path";
import { UserError } from "@/engine/user_error.ts";
import { Journal } from "@/jobs/mod.ts";

async function inJournal(use: (file: string) => Promise<void>) {
  const dir = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  await use(join(dir, "journal.jsonl"))
    .finally(() => Deno.remove(dir, { recursive: true }));
}

async function write(file: string, ...lines: number[]) {
  using journal = await Journal.open<number>(file);
  for (const line of lines) await journal.append(line);
  return [...journal.lines];
}

Deno.test("Journal gives back what was written, in order", () =>
  inJournal(async (file) => {
    deepStrictEqual(await write(file, 1, 2), [1, 2]);
    deepStrictEqual(await write(file, 3), [1, 2, 3]);
    deepStrictEqual(await Deno.readTextFile(file), "1\n2\n3\n");
  }));

Deno.test("Journal drops a line that was torn, wherever it was", () =>
  inJournal(async (file) => {
    const whole = '{"trial":1}\n{"trial":23}\n';
    for (let length = 0; length <= whole.length; length++) {
      await Deno.writeTextFile(file, whole.slice(0, length));
      using journal = await Journal.open<{ trial: number }>(file);
      const kept = length < 12 ? [] : length < whole.length ? [1] : [1, 23];
      deepStrictEqual(journal.lines.map(({ trial }) => trial), kept);
      await journal.append({ trial: 4 });
      using again = await Journal.open<{ trial: number }>(file);
      deepStrictEqual(again.lines.map(({ trial }) => trial), [...kept, 4]);
    }
  }));

Deno.test("Journal names the line that is damaged", () =>
  inJournal(async (file) => {
    await Deno.writeTextFile(file, "1\n{oops\n3\n");
    await rejects(
      Journal.open(file),
      new UserError(`${file}: line 2 is damaged: it is no JSON`),
    );
  }));

Deno.test("Journal refuses a line that is none of its own, and a folder", () =>
  inJournal(async (file) => {
    await Deno.writeTextFile(file, "1\nnull\n");
    const isLine = (line: unknown) => typeof line === "number";
    await rejects(
      Journal.open(file, isLine),
      new UserError(`${file}: line 2 is damaged: it says null`),
    );
    await Deno.remove(file);
    await Deno.mkdir(file);
    await rejects(Journal.open(file), /^UserError: Cannot write .*Is a direc/);
  }));

Deno.test("Journal has no half of a line that the disk had no room for", () =>
  inJournal(async (file) => {
    const { write } = Deno.FsFile.prototype;
    using journal = await Journal.open<string>(file);
    await journal.append("first");
    let isFull = true;
    Deno.FsFile.prototype.write = async function (bytes) {
      if (!isFull) return await write.call(this, bytes);
      isFull = false;
      await write.call(this, bytes.subarray(0, 3));
      throw new Error("No space left on device (os error 28)");
    };
    try {
      const lost = journal.append("lost");
      const kept = journal.append("kept");
      await rejects(
        lost,
        new UserError(
          `Cannot write ${file}: No space left on device (os error 28)`,
        ),
      );
      await kept;
    } finally {
      Deno.FsFile.prototype.write = write;
    }
    deepStrictEqual(journal.lines, ["first", "kept"]);
    deepStrictEqual(await Deno.readTextFile(file), '"first"\n"kept"\n');
  }));
