/** Failures on purpose: a run must see each, and not end in silence. */
import { match, strictEqual } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { inkShare, pairwiseDistance } from "@/metrics/mod.ts";
import {
  type GanScores,
  type GanTraining,
  train,
  type TrainEvent,
} from "@/training/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { tinyGan, type TinyGanOptions } from "./_gan.ts";

/** Samples held against images, `[count, area]` in [0, 1]. */
function scorer(real: Float32Array, area: number) {
  const [diversity, ink] = [pairwiseDistance(real, area), inkShare(real)];
  return (pictures: Float32Array): GanScores => ({
    distance: 1,
    diversity: pairwiseDistance(pictures, area) / diversity,
    ink: inkShare(pictures) / ink,
  });
}

/** What a run says of its health, and how it ends. */
async function course(
  training: Partial<GanTraining>,
  { steps, before, ...options }: TinyGanOptions & {
    steps: number;
    before?: (gan: ReturnType<typeof tinyGan>) => void;
  },
) {
  const gan = tinyGan({ training: { ...training, steps }, ...options });
  const { size, range } = gan.parts.generator;
  const { x } = gan.parts.batches.next();
  const real = range === "unit" ? x : x.map((value) => (value + 1) / 2);
  gan.parts.score = scorer(real, size * size);
  before?.(gan);
  const events: TrainEvent[] = [];
  for await (
    const event of train(gan.trainer, {
      steps,
      bestBy: "distance",
      validateEvery: 50,
      checkpointEvery: 50,
      sampleEvery: 10_000,
    })
  ) events.push(event);
  gan.free();
  const said = events.filter((event) => event.type === "health");
  const done = events.at(-1)!;
  return {
    said: said.map(({ message }) => message).join("\n"),
    back: said.filter(({ backTo }) => backTo !== undefined).length,
    reason: done.type === "done" ? done.reason : "",
  };
}

Deno.test("a dead discriminator is seen, and given up after three times", {
  ignore: !isSampled,
}, async () => {
  const { said, reason, back } = await course({ diffAugment: "none" }, {
    steps: 200,
    before({ parts }) {
      for (const weight of Object.values(parts.discriminator.weights)) {
        weight.assign(tf.zerosLike(weight));
      }
    },
  });
  match(said, /says the same of all images: its units are dead/);
  strictEqual(reason, "collapsed");
  strictEqual(back, 3);
});

Deno.test("a discriminator that learns 40 images by heart is seen", {
  ignore: !isSampled,
}, async () => {
  const { said } = await course(
    { diffAugment: "none", discriminatorRate: 5e-4 },
    { steps: 600, batch: 20, writers: 25, hidden: [128, 64] },
  );
  match(said, /learns its images by heart|tells every image, so that/);
  match(said, /--diff-augment adaptive/);
});
