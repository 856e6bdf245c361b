/**
 * `deno task bench:generate`: pictures a second, as files and in a zip, beside
 * PyTorch.
 *
 * a run of one step → rounds in turns, each a process of its own → a table
 */
import { fromFileUrl, join } from "@std/path";
import * as z from "zod";
import { readFlags, runCommand } from "@/cli/flags.ts";
import { UserError } from "@/engine/mod.ts";
import { benchPython, has } from "./_python.ts";
import { median } from "./_statistics.ts";
import { timedTask } from "./_timed_task.ts";

const SPEC = {
  name: "bench:generate",
  about: "Time the drawing of pictures with a VAE beside PyTorch's.",
  flags: {
    count: z.int().min(1).max(100_000).default(10_000)
      .describe("how many pictures"),
    rounds: z.int().min(1).max(20).default(3)
      .describe("how often each has its turn"),
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of each"),
  },
  examples: ["bench:generate", "bench:generate --count 1000 --rounds 1"],
};

type Flags = Record<"count" | "rounds" | "threads", number>;

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const python = await benchPython((sentence) => console.error(sentence));
  if (!await has(python, ["PIL"])) {
    throw new UserError(
      `bench:generate needs Pillow beside PyTorch: ${python} -m pip install ` +
        "pillow",
    );
  }
  const dir = await Deno.makeTempDir({ prefix: "inkprint-bench-" });
  try {
    await timedTask("train:vae", `--levels 1 --until 1 --quiet --out ${dir}`);
    console.log("| pictures a second | inkprint | PyTorch |");
    console.log("| --- | --- | --- |");
    for (const [what, end] of [["PNG files", ""], ["one zip", ".zip"]]) {
      const [ours, torch] = await inTurns(python, dir, end, flags);
      console.log(`| ${what} | ${ours} | ${torch} |`);
    }
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** Pictures a second of both, by the median of rounds. */
async function inTurns(
  python: string,
  dir: string,
  end: string,
  { count, rounds, threads }: Flags,
): Promise<number[]> {
  const script = fromFileUrl(import.meta.resolve("./torch/generate.py"));
  const place = join(dir, `drawn${end}`);
  const run = join(dir, "vae-signatures-1");
  const contestants = [
    async () => {
      const args = `${run} --count ${count} --threads ${threads}`;
      const quiet = `${args} --out ${place} --quiet`;
      return (await timedTask("generate", quiet)).seconds;
    },
    async () => {
      const start = performance.now();
      const args = [script, `${count}`, `${threads}`, place];
      const env = { PYTHONDONTWRITEBYTECODE: "1" };
      const command = new Deno.Command(python, { args, env });
      const { success, stderr } = await command.output();
      if (!success) throw new Error(new TextDecoder().decode(stderr));
      return (performance.now() - start) / 1000;
    },
  ];
  const seconds: number[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, draw] of contestants.entries()) {
      seconds[i].push(await draw());
      await Deno.remove(place, { recursive: true });
    }
  }
  return seconds.map((all) => Math.round(count / median(all)));
}

if (import.meta.main) await runCommand(main);
