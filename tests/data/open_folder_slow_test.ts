/** The folders of real scans, read whole. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { openFolder } from "@/data/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { testOnReal } from "./_help.ts";

const slow = { ignore: !isSampled };

testOnReal(
  "openFolder() reads CEDAR, forged as clean as genuine",
  async (real) => {
    const dir = join(real, "signatures/cedar");
    const data = await openFolder(dir, { kind: "all", size: 32 });
    strictEqual(data.items.length, 2160);
    deepStrictEqual([data.skipped, data.duplicates], [[], []]);
    // The paper gave the kind away in the scans (border 235..246, 248..255).
    data.items.forEach((_, i) =>
      ok(data.pictures.at(i).subarray(0, 32).every((p) => p === 0))
    );
  },
  slow,
);

testOnReal("openFolder() finds the duplicates of sigcomp2009", async (real) => {
  const dir = join(real, "signatures/sigcomp2009");
  const data = await openFolder(dir, { kind: "all", size: 32 });
  strictEqual(data.items.length + data.duplicates.length, 143);
  ok(data.duplicates.length >= 24);
}, slow);

testOnReal(
  "openFolder() reads SOCOFing's BMP files as its PNG",
  async (real) => {
    const dir = join(real, "fingerprints/socofing-originals");
    const data = await openFolder(dir, { kind: "all" });
    deepStrictEqual(data.skipped, []);
    const { items } = data;
    ok(items.some(({ kind }) => kind === "altered"));
    const png = await openFolder(join(real, "fingerprints/socofing"));
    const hashes = new Map(png.items.map((item, i) => [item.file, i]));
    items.forEach(({ file, kind }, i) => {
      const j = hashes.get(file.replace(".BMP", ".png"));
      if (kind !== "genuine" || j === undefined) return;
      deepStrictEqual(data.pictures.at(i), png.pictures.at(j));
    });
  },
  slow,
);

testOnReal(
  "openFolder() keeps those with the same sheets together",
  async (real) => {
    // Seen by eye: writers 68 and 69 of names are the same sheets, scanned twice.
    const { items, split, alike } = await openFolder(
      join(real, "signatures/names"),
    );
    const persons = (part: Int32Array) =>
      new Set(Array.from(part, (i) => items[i].person));
    const [pair] = [["w068", "w069"]];
    ok(alike.length > 0);
    for (const part of [split.train, split.valid, split.test]) {
      const found = pair.filter((person) => persons(part).has(person));
      ok(found.length !== 1, `${found}`);
    }
  },
  slow,
);
