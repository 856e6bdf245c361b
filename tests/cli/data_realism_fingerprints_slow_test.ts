import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { main as dataFingerprints } from "@/cli/data_fingerprints.ts";
import { main } from "@/cli/data_realism.ts";
import { REAL } from "../data/_help.ts";
import { isSlow, sampled } from "../_how_slow.ts";
import { inFolder, typed } from "./_command.ts";

const NAMES = ["ridge period", "coherence", "minutiae", "dark", "print"];

/** The rows of the table for a folder. */
async function rowsFor(real: string, dir: string, flags: string) {
  const file = join(dir, "realism.json");
  const args = `--real ${real} --json ${file} --quiet ${flags}`;
  const ended = await typed((a) => main(a), args);
  deepStrictEqual(ended, { code: 0, stdout: "", stderr: "" });
  return JSON.parse(await Deno.readTextFile(file)).rows;
}

sampled(
  "data:realism judges fingerprints by what they are",
  () =>
    inFolder(async (dir) => {
      const [some, others] = ["some", "others"].map((name) => join(dir, name));
      for (const [folder, seed] of [[some, "1"], [others, "2"]]) {
        const made = `--people 3 --fingers 2 --size 112 --span 280 --quiet`;
        await dataFingerprints(
          [...made.split(" "), "--seed", seed, "--out", folder],
        );
      }
      const rows = await rowsFor(
        join(some, "Real"),
        dir,
        `--size 64 --against ${join(others, "Real")}`,
      );
      deepStrictEqual(rows.map((row: { name: string }) => row.name), NAMES);
      const [period, coherence] = rows;
      ok(Math.abs(period.real - 5) < .3 && Math.abs(period.made - 5) < .3);
      // Six prints say little, but they are no noise.
      ok(period.score < .1 && coherence.score < .5, JSON.stringify(rows));
    }),
);

sampled(
  "data:realism refuses signatures beside fingerprints",
  () =>
    inFolder(async (dir) => {
      const folder = join(dir, "some");
      const made = `--people 2 --fingers 1 --size 96 --quiet --out ${folder}`;
      await dataFingerprints(made.split(" "));
      const ended = await typed(
        (args) => main(args),
        `--real ${join(folder, "Real")} --against signatures --quiet`,
      );
      strictEqual(ended.code, 2);
      match(ended.stderr, /are read as fingerprints/);
    }),
);

Deno.test("fingerprints by formula are at most a third of the way to noise", {
  ignore: !isSlow || !REAL,
}, () =>
  inFolder(async (dir) => {
    const real = join(REAL!, "fingerprints/socofing");
    for (const { name, score } of await rowsFor(real, dir, "--size 64")) {
      ok(score <= 1 / 3, `${name} ${score}`);
    }
  }));
