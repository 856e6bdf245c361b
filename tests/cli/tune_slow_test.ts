/** A search as a user types it, and one that is stopped and killed. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { fromFileUrl, join } from "@std/path";
import { main } from "@/cli/tune.ts";
import type { TuneLine } from "@/cli/_tune_search.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { inFolder, linesOf, run, TINY, typed, writeScans } from "./_command.ts";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");
const NAME = "tune-vae-scans-1";
const FLAGS = "--steps 4 --rungs 2 --trials 2 --threads 1 --budget 1h";

/** Writes few scans, what is small, and where to look; the flags that take it. */
async function small(dir: string): Promise<string> {
  const [base, space] = [join(dir, "base.json"), join(dir, "space.json")];
  const [, size, , width, , latentDim, , batch] = TINY.split(" ").map(Number);
  await writeScans(join(dir, "scans"));
  const settings = { size, width, latentDim, batch, mix: 0 };
  await Deno.writeTextFile(base, JSON.stringify(settings));
  const range = { low: 0.0005, high: 0.01, scale: "log" };
  await Deno.writeTextFile(space, JSON.stringify({ learningRate: range }));
  return `--data ${
    join(dir, "scans")
  } --base ${base} --space ${space} --out ${dir} ${FLAGS}`;
}

async function journalOf(dir: string): Promise<TuneLine[]> {
  const text = await Deno.readTextFile(join(dir, NAME, "journal.jsonl"));
  return text.split("\n").slice(0, -1).map((line) => JSON.parse(line));
}

/** What came of each rung, whenever and after however many kills. */
function outcomesOf(lines: TuneLine[]) {
  return lines.filter((line) => line.type === "end")
    .map(({ trial, rung, steps, value }) => ({ trial, rung, steps, value }));
}

/** A search that nobody disturbs: what the others are held against. */
let unbroken: TuneLine[] = [];

Deno.test({
  name: "tune finds settings that train:vae takes",
  ignore: !isSampled,
  fn: () =>
    inFolder(async (dir) => {
      const flags = await small(dir);
      const { code, stderr } = await typed(main, `${flags} --quiet`);
      deepStrictEqual([code, stderr], [0, ""]);
      unbroken = await journalOf(dir);
      const climbed = outcomesOf(unbroken)
        .map(({ trial, rung, steps }) => `${trial}:${rung} ${steps}`);
      deepStrictEqual(climbed, ["0:0 1", "0:1 4", "1:0 1", "1:1 4"]);
      const folder = join(dir, NAME);
      const read = (name: string) => Deno.readTextFile(join(folder, name));
      match(await read("summary.md"), /best of 2 that trained to the end/);
      strictEqual((await read("trials.tsv")).split("\n").length, 4);
      for (const name of ["parallel.svg", "parallel.png"]) {
        ok((await Deno.stat(join(folder, name))).size > 1000, name);
      }

      // The best settings by themselves give what the trial gave: in a process
      // of its own too, since TensorFlow's threads are those of the first test
      // in a process, and sums by two of them differ in the last bits.
      const out = join(dir, "again");
      const config = join(folder, "best.json");
      const again = `--config ${config} --out ${out} --threads 1 --quiet`;
      strictEqual((await run("train_vae", again)).code, 0);
      const results = join(out, "vae-scans-1/results.json");
      const { test } = JSON.parse(await Deno.readTextFile(results));
      const tests = unbroken.filter((line) => line.type === "test");
      strictEqual(test.nelbo, tests.at(-1)!.value);
    }),
});

/** Starts the task, and sends a signal after so many outcomes and a moment. */
async function ended(args: string, dir: string, { signal, ends, wait }: {
  signal: Deno.Signal;
  ends: number;
  wait: number;
}) {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(join(ROOT, "deno.json")),
  );
  const [, ...task] = tasks.tune.split(" ");
  const child = new Deno.Command(Deno.execPath(), {
    args: [...task, ...args.split(" "), "--json"],
    cwd: ROOT,
    env: { NO_COLOR: "1", INIT_CWD: dir },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const said = new Response(child.stderr).text();
  let seen = 0;
  for await (const line of linesOf(child.stdout)) {
    if (JSON.parse(line).type !== "end" || ++seen !== ends) continue;
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill(signal);
  }
  return { code: (await child.status).code, said: await said };
}

Deno.test({
  name: "tune goes on after Ctrl-C and kill -9, and redoes no rung",
  ignore: !isSampled,
  fn: () =>
    inFolder(async (dir) => {
      const flags = await small(dir);
      const first = { signal: "SIGINT" as const, ends: 1, wait: 300 };
      const { code, said } = await ended(flags, dir, first);
      strictEqual(code, 130, said);
      match(said, new RegExp(`to go on: deno task tune --resume ${NAME}\n$`));
      const table = await Deno.readTextFile(join(dir, NAME, "trials.tsv"));
      strictEqual(table.split("\n")[1].split("\t")[1], "1", "steps of trial 0");

      const resume = `--resume ${join(dir, NAME)}`;
      // Sometimes the training is up by then, and is left behind; or not yet.
      for (const wait of isSlow ? [0, 400, 2500] : [1500]) {
        await ended(resume, dir, { signal: "SIGKILL", ends: 1, wait });
      }
      strictEqual((await typed(main, `${resume} --quiet`)).code, 0);
      deepStrictEqual(
        outcomesOf(await journalOf(dir)).map((one) => JSON.stringify(one)),
        outcomesOf(unbroken).map((one) => JSON.stringify(one)),
      );
      const tests = (lines: TuneLine[]) =>
        lines.filter((line) => line.type === "test")
          .map(({ trial, value }) => ({ trial, value }));
      deepStrictEqual(tests(await journalOf(dir)), tests(unbroken));
    }),
});
