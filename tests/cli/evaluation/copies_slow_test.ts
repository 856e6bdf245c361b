import { match, ok, strictEqual } from "node:assert/strict";
import { findCopies } from "@/cli/evaluation/copies.ts";
import { openEngine } from "@/engine/mod.ts";
import { randomExtractor } from "@/metrics/mod.ts";
import { isSampled, sampled } from "../../_how_slow.ts";
import { noisy, shifted } from "../../metrics/_changed_pictures.ts";
import {
  blurred,
  joined,
  pictures,
  signatures,
  SIZE,
} from "../../metrics/_drawn_sets.ts";

if (isSampled) await openEngine();

const train = signatures(1, 120);
const sides = {
  name: "drawn",
  size: SIZE,
  content: "signature" as const,
  real: signatures(2, 60),
  others: train,
  train,
  realAre: "other people",
};
const how = { extractor: randomExtractor(SIZE), onPicture: () => {} };
const copiesOf = async (samples: Float32Array) =>
  (await findCopies({ ...sides, samples }, how)).copies;

sampled(
  "findCopies() takes pale and smudged pictures of others for no copies",
  async () => {
    const honest = signatures(3, 60);
    for (const samples of [blurred(honest, 2), honest.map((v) => .3 * v)]) {
      const { copied, verdict } = await copiesOf(samples);
      strictEqual(copied, false, verdict);
      match(verdict, /^No copies/);
    }
  },
);

sampled("findCopies() knows pale copies, moved and with noise", async () => {
  const copies = joined(
    pictures(train).slice(0, 60).map((x, i) =>
      noisy(shifted(x, i % 4)).map((v) => .3 * v)
    ),
  );
  const { copied, verdict, distances } = await copiesOf(copies);
  ok(copied, JSON.stringify(distances));
  match(verdict, /^COPIES: /);
});
