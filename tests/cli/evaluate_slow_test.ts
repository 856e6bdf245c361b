import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import type { Evaluation } from "@/cli/evaluation/summary.ts";
import { main } from "@/cli/evaluate.ts";
import { main as trainVae } from "@/cli/train_vae.ts";
import { openEngine, tf } from "@/engine/mod.ts";
import { encodeOnnxModel } from "@/formats/mod.ts";
import { picture, readPngText } from "@/viz/mod.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { inFolder, TINY, typed, writeScans } from "./_command.ts";
import { noisy, shifted, turnedByThree } from "../metrics/_changed_pictures.ts";
import { pictures, signatures, SIZE } from "../metrics/_drawn_sets.ts";

await openEngine();

const COUNT = 100;

/** A picture each, as `generate` writes them. */
async function writePictures(dir: string, list: Float32Array[]) {
  await Deno.mkdir(dir);
  for (const [i, pixels] of list.entries()) {
    await Deno.writeFile(join(dir, `${i}.png`), await picture(pixels, SIZE));
  }
}

/** What the command says as JSON. */
async function judged(args: string): Promise<Evaluation> {
  let said = "";
  const { code, stderr } = await typed(
    (args) => main(args, (text) => said += text),
    `${args} --json --quiet`,
  );
  deepStrictEqual([code, stderr], [0, ""]);
  return JSON.parse(said);
}

const ignore = !isSampled;

Deno.test("evaluate catches a folder of copies, and lets new pictures pass", {
  ignore,
}, async (t) => {
  await inFolder(async (dir) => {
    const train = pictures(signatures(1, 2 * COUNT));
    const honest = pictures(signatures(3, COUNT));
    const at = (name: string) => join(dir, name);
    await writePictures(at("train"), train);
    await writePictures(at("new"), pictures(signatures(2, COUNT)));
    const evaluate = (name: string) =>
      judged(
        `${at(name)} --against ${at("new")} --train ${at("train")} ` +
          `--size ${SIZE} --out ${at(`of-${name}`)}`,
      );
    const changes = [
      noisy,
      turnedByThree,
      ...[1, 2, 3].map((by) => (x: Float32Array) => shifted(x, by)),
    ];
    const copyOf = (i: number) => changes[i % 5](train[i]);

    await t.step("with noise, shifted or turned", async () => {
      await writePictures(at("copies"), honest.map((_, i) => copyOf(i)));
      const { copies } = await evaluate("copies");
      ok(copies!.copied, JSON.stringify(copies));
      match(copies!.verdict, /^COPIES: /);
    });

    await t.step("one time in five", async () => {
      const some = honest.map((x, i) => i % 5 ? x : copyOf(i / 5));
      await writePictures(at("some"), some);
      const { copies } = await evaluate("some");
      ok(copies!.copied, JSON.stringify(copies));
    });

    await t.step("honest ones pass, with numbers and a report", async () => {
      await writePictures(at("honest"), honest);
      const { rows, copies, count, real } = await evaluate("honest");
      strictEqual(copies!.copied, false, JSON.stringify(copies));
      deepStrictEqual([count, real], [COUNT, COUNT]);
      const { samples, real: floor, noise, blank } = rows[0].values;
      const numbers = JSON.stringify(rows[0].values);
      ok(Math.max(samples!, floor!) < Math.min(noise!, blank!), numbers);
      const read = (name: string) => Deno.readTextFile(at(`of-honest/${name}`));
      match(await read("summary.md"), /\| kernel distance \(KID\) \| lower \|/);
      match(await read("report.html"), /No copies: /);
      const png = await Deno.readFile(at("of-honest/nearest.png"));
      match(readPngText(png).Comment, /real people: not for publishing/);
    });
  });
});

Deno.test(
  "evaluate judges a run by its own test split",
  { ignore },
  () =>
    inFolder(async (dir) => {
      const scans = join(dir, "scans");
      await writeScans(scans, 60);
      const args = `--data ${scans} --out ${dir} ${TINY} --steps 2 --mix 0`;
      strictEqual((await typed(trainVae, `${args} --quiet`)).stderr, "");
      const run = join(dir, "vae-scans-1");
      const { name, realAre, rows } = await judged(`${run} --count 32`);
      strictEqual(name, "vae vae-scans-1");
      match(realAre, /^images of the test split/);
      ok(rows[0].values.samples! > rows[0].values.real!);
      const results = await Deno.readTextFile(
        join(run, "evaluate/results.json"),
      );
      deepStrictEqual(JSON.parse(results).rows, rows);
    }),
);

/** Mean of each quarter, and the same and one, by a network in an ONNX file. */
function quarters(): Uint8Array {
  const input = tf.input({ shape: [16, 16, 1] });
  const layer = tf.layers.conv2d({ kernelSize: 8, strides: 8, filters: 2 });
  const flat = tf.layers.flatten().apply(layer.apply(input));
  const model = tf.model({ inputs: input, outputs: flat as tf.SymbolicTensor });
  const kernel = tf.fill([8, 8, 1, 2], 1 / 64);
  layer.setWeights([kernel, tf.tensor1d([0, 1])]);
  return encodeOnnxModel(model);
}

const SCRIPT = `
import { onnxExtractor } from "@/metrics/onnx_extractor.ts";
const bytes = await Deno.readFile(Deno.args[0]);
const extractor = await onnxExtractor(bytes, { name: "net", range: "bytes" });
const x = Float32Array.from({ length: 40 * 256 }, (_, i) => i % 16 / 16);
const features = await extractor.features(x);
console.log(JSON.stringify([extractor.size, extractor.dim, ...features]));`;

// In a process of its own: what it fetches shall not stand in deno.lock.
Deno.test(
  "onnxExtractor() gives a network's own numbers",
  { ignore: !isSlow },
  () =>
    inFolder(async (dir) => {
      await Deno.writeFile(join(dir, "net.onnx"), quarters());
      const file = join(dir, "script.ts");
      await Deno.writeTextFile(file, SCRIPT);
      const flags = "run -q --no-lock --no-check --allow-read --allow-env";
      const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [
          ...flags.split(" "),
          "--config",
          "deno.json",
          file,
          join(dir, "net.onnx"),
        ],
      }).output();
      const text = new TextDecoder();
      const said = text.decode(stdout);
      ok(said.startsWith("["), text.decode(stderr));
      const [size, dim, ...features] = JSON.parse(said);
      deepStrictEqual([size, dim, features.length], [16, 8, 40 * 8]);
      // Ink of 0..7 / 16 in the left quarters, 8..15 / 16 in the right ones.
      const [left, right] = [255 * (1 - 3.5 / 16), 255 * (1 - 11.5 / 16)];
      const quarter = [left, left + 1, right, right + 1];
      const want = Array.from({ length: 320 }, (_, i) => quarter[i % 4]);
      features.forEach((value: number, i: number) =>
        ok(Math.abs(value - want[i]) < 1e-3, `${i}: ${value}, ${want[i]}`)
      );
    }),
);
