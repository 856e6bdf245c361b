import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join, relative } from "@std/path";
import { main as fingerprints } from "@/cli/data_fingerprints.ts";
import { main as signatures } from "@/cli/data_signatures.ts";
import { inFolder, typed } from "./_command.ts";
import { sampled } from "../_how_slow.ts";

const COMMANDS = [
  {
    name: "data:signatures",
    make: (args: string) => typed(signatures, `${args} --quiet`),
    args: "--writers 3 --per-writer 2 --forgeries 1 --size 32 --seed 4 --svg",
  },
  {
    name: "data:fingerprints",
    make: (args: string) => typed(fingerprints, `${args} --quiet`),
    args: "--people 3 --fingers 2 --size 32 --seed 4",
  },
];

/** Every file of a folder: path and bytes as text. */
async function filesIn(dir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  async function walk(folder: string) {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = join(folder, name);
      if (isDirectory) await walk(path);
      else {
        const bytes = await Deno.readFile(path);
        files.set(relative(dir, path), bytes.toBase64());
      }
    }
  }
  await walk(dir);
  return new Map([...files].sort());
}

for (const { name, make, args } of COMMANDS) {
  sampled(
    `${name} makes the same files however the work is shared`,
    async (t) => {
      await inFolder(async (dir) => {
        const alone = join(dir, "alone");
        strictEqual((await make(`${args} --workers 1 --out ${alone}`)).code, 0);
        const whole = await filesIn(alone);

        await t.step("by two workers", async () => {
          const out = join(dir, "workers");
          const ended = await make(`${args} --workers 2 --out ${out}`);
          deepStrictEqual(ended, { code: 0, stdout: "", stderr: "" });
          deepStrictEqual(await filesIn(out), whole);
        });

        await t.step(
          "in shards, into one folder, one of them twice",
          async () => {
            const out = join(dir, "shards");
            for (const shard of ["2/2", "1/2", "2/2"]) {
              const typed = `${args} --shard ${shard} --out ${out}`;
              strictEqual((await make(typed)).code, 0);
            }
            const made = await filesIn(out);
            const text = (part: string) => atob(made.get(part)!).trimEnd();
            const parts = ["manifest-1-of-2.csv", "manifest-2-of-2.csv"].map(
              text,
            );
            const [head, ...lines] = atob(whole.get("manifest.csv")!).trimEnd()
              .split("\n");
            const each = lines.length / 3; // lines of a writer or person
            deepStrictEqual(parts, [
              [head, ...lines.slice(0, each), ...lines.slice(2 * each)].join(
                "\n",
              ),
              [head, ...lines.slice(each, 2 * each)].join("\n"),
            ]);
            const pictures = (files: Map<string, string>) =>
              [...files].filter(([path]) => !path.startsWith("manifest"));
            deepStrictEqual(pictures(made), pictures(whole));
          },
        );

        await t.step(
          "after it was killed in the middle of a file",
          async () => {
            const out = join(dir, "workers");
            const [first, second] = [...whole.keys()]
              .filter((path) => path.endsWith(".png"));
            await Deno.remove(join(out, "manifest.csv"));
            await Deno.remove(join(out, first));
            await Deno.truncate(join(out, second), 20);
            strictEqual((await make(`${args} --out ${out}`)).code, 0);
            deepStrictEqual(await filesIn(out), whole);
          },
        );

        await t.step("but not mixed with what other flags make", async () => {
          const typed = `${args.replace("--seed 4", "--seed 5")} --shard 1/2`;
          const { code, stderr } = await make(`${typed} --out ${alone}`);
          strictEqual(code, 2);
          match(stderr, /alone as it is not empty.*other flags/);
          deepStrictEqual(await filesIn(alone), whole);
        });
      });
    },
  );

  sampled(`${name} refuses a shard that is none`, async () => {
    const { code, stderr } = await make(`${args} --shard 3/2`);
    strictEqual(code, 2);
    match(stderr, /must be one of 1\/n.*3\/2/);
  });
}
