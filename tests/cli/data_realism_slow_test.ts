import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { main } from "@/cli/data_realism.ts";
import { inFolder, typed, writeScans } from "./_command.ts";
import { sampled } from "../_how_slow.ts";

const NAMES = ["ink", "stroke width", "aspect", "slant", "pieces"];

sampled(
  "data:realism prints a row for each measure, and writes them",
  () =>
    inFolder(async (dir) => {
      const scans = join(dir, "scans"), file = join(dir, "realism.json");
      await writeScans(scans, 4);
      let said = "";
      const args = ["--real", scans, "--size", "32", "--json", file];
      await main(args, (text) => said += `${text}\n`);
      match(said, /^real: scans \(12 by 4 persons\); formula: signatures /m);
      match(said, /^measure +unit +real +formula +distance +floor +ceiling/m);
      const { rows, real } = JSON.parse(await Deno.readTextFile(file));
      deepStrictEqual(real, { name: "scans", images: 12, persons: 4 });
      deepStrictEqual(rows.map((row: { name: string }) => row.name), NAMES);
      for (const { name, distance, made } of rows) {
        const row = said.split("\n").find((line) => line.startsWith(name))!;
        ok(row.includes(` ${distance.toFixed(2)} `), row);
        ok(row.includes(` ${made.toFixed(2)} `), row);
      }
      // A zigzag is one piece; signatures have dots and words.
      const pieces = rows.at(-1);
      ok(pieces.real === 1 && pieces.made > 1.2, JSON.stringify(pieces));
    }),
);

sampled(
  "data:realism finds no distance between a folder and itself",
  () =>
    inFolder(async (dir) => {
      const scans = join(dir, "scans"), file = join(dir, "realism.json");
      await writeScans(scans, 4);
      const args = `--real ${scans} --against ${scans} --size 32 --quiet`;
      const ended = await typed((a) => main(a), `${args} --json ${file}`);
      deepStrictEqual(ended, { code: 0, stdout: "", stderr: "" });
      const { rows } = JSON.parse(await Deno.readTextFile(file));
      for (const { name, distance, real, made } of rows) {
        deepStrictEqual([distance, real], [0, made], name);
      }
    }),
);

sampled(
  "data:realism refuses what it cannot compare",
  () =>
    inFolder(async (dir) => {
      const scans = join(dir, "scans");
      await writeScans(scans, 1);
      const alone = await typed(
        (args) => main(args),
        `--real ${scans} --size 32 --quiet`,
      );
      deepStrictEqual([alone.code, alone.stdout], [2, ""]);
      match(alone.stderr, /two persons or more/);
      const other = await typed(
        (args) => main(args),
        `--real ${scans} --against fingerprints --size 32 --quiet`,
      );
      strictEqual(other.code, 2);
      match(other.stderr, /fingerprints as the pictures .* read as signatures/);
      const none = await typed((args) => main(args), "");
      strictEqual(none.code, 2);
      match(none.stderr, /needs --real/);
    }),
);

sampled("data:realism --help shows how it is typed", async () => {
  const { code, stdout } = await typed((args) => main(args), "--help");
  strictEqual(code, 0);
  match(stdout, /deno task data:realism --real path\/to\/cedar --against /);
});
