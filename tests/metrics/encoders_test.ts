/** The encoders of the house: do they order what eyes order? By formula. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { ENCODER_DOMAINS, openEncoder } from "@/cli/_open_encoder.ts";
import {
  DISTORTIONS,
  sampleFingerprints,
  sampleSignatures,
} from "@/data/mod.ts";
import { openEngine } from "@/engine/mod.ts";
import { halvesOf } from "./_halves.ts";
import { judgeBy } from "./_judge.ts";
import { ladders } from "./_spoiled_sets.ts";
import { orders } from "./_orders.ts";

await openEngine();

const size = 64;

for (const domain of ENCODER_DOMAINS) {
  Deno.test(`the encoder of ${domain} is small and takes 64 pixels`, async () => {
    const folder = new URL(
      `../../lib/metrics/encoders/${domain}/`,
      import.meta.url,
    );
    let bytes = 0;
    for await (const { name } of Deno.readDir(folder)) {
      bytes += (await Deno.stat(new URL(name, folder))).size;
    }
    ok(bytes <= 2e6, `${bytes} bytes`);
    const { size, dim } = await openEncoder(domain);
    deepStrictEqual([size, dim], [64, 64 + DISTORTIONS.length]);
  });
}

// Of other hands and fingers than those that were learned from.
Deno.test("the encoder of signatures orders those by formula", async () => {
  const data = sampleSignatures({ size, writers: 120, perWriter: 1, seed: 2 });
  const [real, others] = halvesOf(data, { count: 60 });
  const judge = await judgeBy(await openEncoder("signatures"), real, size);
  const { quality } = ladders(others, size);
  await orders(judge, quality, ["kernel", "frechet"]);
});

Deno.test("the encoder of fingerprints tells those by formula from spoiled ones", async () => {
  const data = sampleFingerprints(
    { size, people: 4, fingers: 2, perFinger: 3, seed: 2 },
  );
  const [real, others] = halvesOf(data, { count: 12 });
  const judge = await judgeBy(await openEncoder("fingerprints"), real, size);
  // Among themselves the spoiled sets are in order for real prints only: here
  // those that are out of focus are farther than noise.
  const [whole, ...spoiled] = Object.values(ladders(others, size).quality);
  const { kernel } = await judge(whole);
  for (const one of spoiled) {
    const far = (await judge(one)).kernel;
    ok(far > kernel + 1, `${[kernel, far]}`);
  }
});
