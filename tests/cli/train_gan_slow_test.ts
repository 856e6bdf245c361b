import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { main as trainDcgan } from "@/cli/train_dcgan.ts";
import { main as trainGan } from "@/cli/train_gan.ts";
import { openEngine } from "@/engine/mod.ts";
import { decodeSafetensors } from "@/formats/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

if (isSampled) await openEngine();

const TINY = "--size 32 --latent-dim 4 --batch 8 --threads 1 --quiet " +
  "--checkpoint-every 2 --mix 0";

const namesIn = async (dir: string) =>
  (await Array.fromAsync(Deno.readDir(dir))).map(({ name }) => name).sort();

/** The newest checkpoint of a run. */
async function checkpoint(run: string): Promise<Uint8Array> {
  const folder = join(run, "checkpoints");
  const names = (await namesIn(folder)).filter((one) => one.startsWith("step"));
  return await Deno.readFile(join(folder, names.at(-1)!));
}

Deno.test("train:gan and train:dcgan leave what a VAE leaves, and a film", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const args = `--data ${join(dir, "scans")} --out ${dir} ${TINY} --steps 4`;
    for (
      const [kind, main, more] of [
        ["gan", trainGan, ""],
        ["dcgan", trainDcgan, "--width 4"],
      ] as const
    ) {
      const ended = await typed(main, `${args} ${more}`);
      deepStrictEqual(ended, { code: 0, stdout: "", stderr: "" });
      const run = join(dir, `${kind}-scans-1`);
      const made = await namesIn(run);
      for (
        const name of [
          ...["checkpoints", "config.json", "curves.png", "events.jsonl"],
          ...["model", "results.json", "samples", "samples.png"],
          ...["summary.md", "training.gif", "training.webp"],
        ]
      ) ok(made.includes(name), `${kind}: ${name}`);
      const film = await sharp(join(run, "training.gif"), { animated: true })
        .metadata();
      strictEqual(film.pages, (await namesIn(join(run, "samples"))).length);
      const page = await Deno.readTextFile(join(run, "summary.md"));
      match(page, /held against \d images of the train split itself, since/);
      const read = (name: string) => Deno.readTextFile(join(run, name));
      const { features } = JSON.parse(await read("config.json"));
      ok(page.includes(`| by ${features} | kernel distance (KID) |`));
      const looks = (await read("events.jsonl")).trimEnd().split("\n")
        .map((line) => JSON.parse(line)).filter(({ type }) => type === "epoch");
      const [look] = looks;
      strictEqual(looks.length, 1);
      ok(look.features.kid.startsWith(`${features}, `), look.features.kid);
      ok(Number.isFinite(look.valid.kid));
    }
  }));

Deno.test(
  "train:dcgan resumes to the bit",
  { ignore: !isSampled },
  () =>
    inFolder(async (dir) => {
      await writeScans(join(dir, "scans"), 3);
      const args = `--data ${join(dir, "scans")} ${TINY} --width 4`;
      const train = async (more: string) =>
        deepStrictEqual((await typed(trainDcgan, more)).stderr, "");
      await train(`${args} --out ${join(dir, "a")} --steps 6`);
      await train(`${args} --out ${join(dir, "b")} --steps 4`);
      const [whole, parts] = ["a", "b"].map((one) =>
        join(dir, one, "dcgan-scans-1")
      );
      await train(`--resume ${parts} --steps 6 --quiet`);
      const [expected, resumed] = [
        decodeSafetensors(await checkpoint(whole)),
        decodeSafetensors(await checkpoint(parts)),
      ];
      // The part looked at valid at its end, once more than the whole. So all is
      // the same but what a look moves: statistics of D, which it never learns
      // by, and what the watch remembers.
      const learned = ({ tensors }: typeof expected) =>
        Object.fromEntries(
          Object.entries(tensors)
            .filter(([name]) => !/discriminator.*moving_/.test(name)),
        );
      deepStrictEqual(learned(resumed), learned(expected));
      const stateOf = (metadata: Record<string, string>) => {
        const { health: _health, ...state } =
          JSON.parse(metadata.state).trainer;
        return state;
      };
      deepStrictEqual(stateOf(resumed.metadata), stateOf(expected.metadata));
    }),
);
