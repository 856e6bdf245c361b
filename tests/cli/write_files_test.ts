import { deepStrictEqual, rejects } from "node:assert/strict";
import { join } from "@std/path";
import { writeFiles } from "@/cli/_write_files.ts";
import { inFolder } from "./_command.ts";

/** Files `0`, `1`, …, each with its number as content. */
async function* numbered(count: number) {
  for (let i = 0; i < count; i++) {
    yield { name: String(i), input: Uint8Array.of(i) };
  }
}

const namesIn = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder)))
    .map(({ name }) => Number(name)).sort((a, b) => a - b);

Deno.test("writeFiles() writes all of them, more than go side by side", () =>
  inFolder(async (folder) => {
    await writeFiles(folder, numbered(70));
    deepStrictEqual(await namesIn(folder), [...Array(70).keys()]);
    deepStrictEqual(
      await Deno.readFile(join(folder, "69")),
      Uint8Array.of(69),
    );
  }));

Deno.test("writeFiles() ends with the first that fails, and leaves no parts", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "5")); // stands where a file is to be
    await rejects(
      writeFiles(folder, numbered(70)),
      /^UserError: Cannot write .*5: /,
    );
    // The thirty-two of its turn, and none of the next.
    deepStrictEqual(await namesIn(folder), [...Array(32).keys()]);
  }));
