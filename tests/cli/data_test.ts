import { deepStrictEqual, match } from "node:assert/strict";
import { join } from "@std/path";
import { main } from "@/cli/train_vae.ts";
import { openData } from "@/cli/_data.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { tar } from "../data/_archives.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

Deno.test("openData() takes images of the layout and kind that are asked", () =>
  inFolder(async (dir) => {
    await writeScans(dir, 3);
    const mine = (name: string) => join(dir, "person-0", name);
    await Deno.rename(mine("0.png"), mine("c-001-01.png"));
    await Deno.rename(mine("3.png"), mine("cf-001-01.png"));
    const line = new ProgressLine({ quiet: true });
    const filesOf = async (how: Parameters<typeof openData>[0]) =>
      (await openData(how, line)).items.map(({ file }) => file);
    const how = { data: dir, size: 28 as const, seed: 1 };
    deepStrictEqual(
      await filesOf({ ...how, layout: "gpds", labelKind: "forged" }),
      ["person-0/cf-001-01.png"],
    );
    deepStrictEqual((await filesOf(how)).length, 9); // a plain folder
  }));

Deno.test("openData() says what of an archive it leaves out", () =>
  inFolder(async (dir) => {
    const scans = join(dir, "scans");
    await writeScans(scans, 3);
    const members = await Array.fromAsync(
      Deno.readDir(join(scans, "person-0")),
    );
    const file = join(scans, "person-0", members[0].name);
    const bytes = await Deno.readFile(file);
    const path = join(dir, "scans.tar");
    await Deno.writeFile(
      path,
      tar([
        { name: "ann/1.png", bytes },
        { name: "bob/1.png", bytes },
        { name: "bob/2.png", bytes: bytes.subarray(0, 99) },
      ]),
    );
    let said = "";
    const line = new ProgressLine({
      isTerminal: false,
      write: (text) => said += text,
    });
    const data = await openData({ data: path, size: 28, seed: 1 }, line);
    deepStrictEqual(data.items.map(({ file }) => file), ["ann/1.png"]);
    match(said, /^skipped: bob\/2\.png is damaged or cut off/m);
    match(said, /^left out: 1 exact duplicates$/m);
  }));

Deno.test("train:vae refuses a layout that it does not know", async () => {
  const { code, stderr } = await typed(main, "--layout cedat --quiet");
  deepStrictEqual(code, 2);
  match(stderr, /^--layout must be one of cedar, .*: current value is cedat$/m);
});
