import { deepStrictEqual, rejects } from "node:assert/strict";
import { judge } from "@/cli/evaluation/judge.ts";
import type { Sides } from "@/cli/evaluation/sides.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { openEngine, Random, UserError } from "@/engine/mod.ts";
import { type FeatureExtractor, randomExtractor } from "@/metrics/mod.ts";

await openEngine();

const SIZE = 16;
const line = new ProgressLine({ quiet: true });

function pictures(seed: number, count = 20): Float32Array {
  const random = new Random(seed);
  return Float32Array.from(
    { length: count * SIZE ** 2 },
    () => random.uniform(),
  );
}

const SIDES: Sides = {
  ...{ name: "net", size: SIZE, content: "signature" },
  ...{ samples: pictures(1), real: pictures(2), others: pictures(3) },
  ...{ train: pictures(3), realAre: "noise", trainAre: "noise" },
};

function judged(sides: Sides, extractor: FeatureExtractor) {
  return judge(sides, { extractor, scaled: false, seed: 1, line });
}

Deno.test("judge() keeps what is to be minded of the data, quiet or not", async () => {
  const changed = { ...SIDES, warning: "The data has changed" };
  const { evaluation } = await judged(changed, randomExtractor(SIZE));
  deepStrictEqual(evaluation.notes[0], "The data has changed");
});

Deno.test("judge() refuses features that are no numbers", async () => {
  const broken: FeatureExtractor = {
    ...{ name: "net.onnx", size: SIZE, dim: 2 },
    features: (x) => {
      const out = new Float32Array(x.length / SIZE ** 2 * 2);
      out[5] = NaN;
      return Promise.resolve(out);
    },
  };
  await rejects(
    judged(SIDES, broken),
    new UserError(
      "Cannot compare by net.onnx as its feature 1 of picture 2 is no " +
        "number: NaN; look at --range",
    ),
  );
});
