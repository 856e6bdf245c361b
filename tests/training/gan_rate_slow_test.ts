/** A learning rate that is far too high: noticed, gone back from, survived. */
import { match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { inkShare, pairwiseDistance, sampleDistance } from "@/metrics/mod.ts";
import { train, type TrainEvent } from "@/training/mod.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { run } from "../cli/_command.ts";
import { inFolder } from "./_folder.ts";
import { tinyGan } from "./_gan.ts";

/** A small dense GAN, judged as the command judges. */
function judgedGan(rate: number) {
  const gan = tinyGan({
    batch: 8,
    writers: 20,
    generator: [32, 64],
    hidden: [32, 16],
    training: {
      learningRate: rate,
      discriminatorRate: rate,
      diffAugment: "none",
    },
  });
  const { parts: { valid, generator: { size } } } = gan;
  const [diversity, ink] = [
    pairwiseDistance(valid, size * size),
    inkShare(valid),
  ];
  const distance = sampleDistance(valid, { size });
  gan.parts.score = (pictures) => ({
    distance: distance(pictures),
    diversity: pairwiseDistance(pictures, size * size) / diversity,
    ink: inkShare(pictures) / ink,
  });
  return gan;
}

const wentBack = (events: TrainEvent[]) =>
  events.filter((event) => event.type === "health")
    .filter(({ backTo }) => backTo !== undefined);

Deno.test("a rate 500 times too high is seen, and gone back from", {
  ignore: !isSampled,
}, async () => {
  const { trainer, free } = judgedGan(0.1);
  const stop = new AbortController();
  const events: TrainEvent[] = [];
  for await (
    const event of train(trainer, {
      steps: 900,
      bestBy: "distance",
      validateEvery: 50,
      checkpointEvery: 100,
      sampleEvery: 10_000,
      signal: stop.signal,
    })
  ) {
    events.push(event);
    if (wentBack(events).length > 0) stop.abort();
  }
  free();
  const [back] = wentBack(events);
  match(back.message, /for the first time of at most 3: both .* are 0\.25 of/);
  const said = events.filter(({ type }) => type === "health")
    .map((event) => event.type === "health" ? event.message : "").join("\n");
  match(said, /A lower (--learning-rate|--discriminator-rate)/);
});

Deno.test("train:gan survives a learning rate 50 times too high", {
  ignore: !isSlow,
}, () =>
  inFolder(async (dir) => {
    // Without the noise, which keeps even these rates from going wrong.
    const rates = "--learning-rate 0.01 --discriminator-rate 0.01 " +
      "--instance-noise 0";
    const args = `${rates} --steps 1600 --threads 1 --out ${dir} --quiet`;
    const { code, stderr } = await run("train_gan", args);
    const text = await Deno.readTextFile(
      join(dir, "gan-signatures-1/events.jsonl"),
    );
    const events: TrainEvent[] = text.trimEnd().split("\n").map((line) =>
      JSON.parse(line)
    );
    const done = events.at(-1)!;
    const back = wentBack(events);
    ok(back.length >= 1 && back.length <= 3, `${back.length} times`);
    match(text, /The samples (went to pieces|are blank)|All samples look/);
    if (code === 0) {
      // Alive at its end, at the rates that were left.
      const last = events.findLast(({ type }) => type === "epoch")!;
      ok(last.type === "epoch");
      const { diversity, ink } = last.valid;
      ok(diversity > 0.5, `diversity ${diversity}`);
      ok(ink > 0.5 && ink < 2, `ink ${ink}`);
    } else {
      strictEqual(done.type === "done" && done.reason, "collapsed");
      strictEqual(back.length, 3);
      match(stderr, /The run collapsed again and again/);
    }
  }));
