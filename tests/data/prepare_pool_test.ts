import { deepStrictEqual, ok } from "node:assert/strict";
import { join } from "@std/path";
import { preparePicture } from "@/data/prepare_picture.ts";
import { openPreparePool } from "@/data/prepare_pool.ts";
import { inFolder, writeDrawing } from "./_help.ts";

Deno.test("openPreparePool() gives from workers what one thread gives", () =>
  inFolder(async (dir) => {
    const options = { content: "signature", size: 28 } as const;
    const files = [new TextEncoder().encode("no picture")];
    for (const seed of [1, 5, 9]) {
      await writeDrawing(join(dir, "a.png"), seed);
      files.push(await Deno.readFile(join(dir, "a.png")));
    }
    const expected = [];
    for (const bytes of files) {
      expected.push(await preparePicture(bytes, options));
    }
    // A view into a larger buffer must not be taken away from others.
    const shared = new Uint8Array([...files[1], 1, 2, 3]);
    using pool = openPreparePool(1000, options, 2);
    const found = await Promise.all([
      ...files.map((bytes) => pool.prepare(bytes.slice())),
      pool.prepare(shared.subarray(0, files[1].length)),
    ]);
    deepStrictEqual(found, [...expected, expected[1]]);
    deepStrictEqual([...shared.slice(-3)], [1, 2, 3]);
    ok(found[0].reason?.startsWith("is not an image"));
  }));
