import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { openEncoder } from "@/cli/_open_encoder.ts";
import { validJudge } from "@/cli/_valid_judge.ts";
import {
  type Dataset,
  MemoryPixels,
  sampleSignatures,
  toBatch,
} from "@/data/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";

await openEngine();

const data = sampleSignatures({ size: 32, writers: 60, perWriter: 2 });
const encoder = await openEncoder("signatures");

Deno.test("validJudge() finds other real images near, as diverse and as inked", async () => {
  const judge = await validJudge(data, encoder);
  deepStrictEqual(judge?.features, {
    kid: "encoder of signatures, 76 numbers",
  });
  const others = toBatch(data, data.split.train.subarray(0, 40));
  const { kid, different, diversity, ink } = await judge.score(others);
  ok(Math.abs(diversity - 1) < 0.3 && Math.abs(ink - 1) < 0.3);
  ok(different > .5, `${different}`);
  const blank = await judge.score(new Float32Array(others.length));
  deepStrictEqual(
    [blank.different, blank.diversity, blank.ink],
    [1 / 40, 0, 0],
  );
  ok(kid < blank.kid / 2, `${kid} and ${blank.kid}`);
});

Deno.test("validJudge() says the same at each look, and leaves nothing", async () => {
  const judge = await validJudge(data, encoder);
  const samples = toBatch(data, data.split.test.subarray(0, 8));
  const first = await judge!.score(samples);
  const { numTensors } = tf.memory();
  deepStrictEqual(await judge!.score(samples), first);
  strictEqual(tf.memory().numTensors, numTensors);
});

Deno.test("validJudge() tells no share of an ink that is not there", async () => {
  const { size, items, pictures } = data;
  const faint = Uint8Array.from(
    items.flatMap((_, i) => [...pictures.at(i)].map((ink) => ink / 3)),
  );
  const pale = { ...data, pictures: new MemoryPixels(faint, size ** 2) };
  const judge = await validJudge(pale, encoder);
  const samples = toBatch(pale, data.split.test);
  strictEqual((await judge!.score(samples)).ink, 1);
});

Deno.test("validJudge() judges by no images that are all the same", async () => {
  const { train } = data.split;
  const one = Int32Array.from({ length: 20 }, () => train[0]);
  const same: Dataset = { ...data, split: { ...data.split, valid: one } };
  strictEqual(await validJudge(same, encoder), undefined);
});
