import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { openEngine, tf } from "@/engine/mod.ts";
import { trainVerifier } from "./_train_verifier.ts";
import { pairDistances } from "./_verification.ts";
import { equalErrorRate } from "@/metrics/mod.ts";

await openEngine({ threads: 1 });

const data = sampleSignatures({ size: 32, writers: 16, perWriter: 6 });
/** Eight writers are learned from, eight are not. */
const lesson = {
  data,
  indices: [...data.items.keys()].slice(0, 48),
  batch: 16,
};
const held = [...data.items.keys()].slice(48);
const x = toBatch(data, held), items = held.map((i) => data.items[i]);

/** Of writers that nothing was learned from. */
function rateOf(features: Float32Array): number {
  const { genuine, random } = pairDistances(features, items);
  return equalErrorRate(genuine, random);
}

Deno.test("trainVerifier() tells writers apart that it never saw", async () => {
  const learn = async (steps: number) => {
    const verifier = await trainVerifier([lesson], { steps, seed: 1 });
    const features = await verifier.features(x);
    verifier.dispose();
    return rateOf(features);
  };
  const [untaught, taught] = [await learn(1), await learn(40)];
  ok(taught < .75 * untaught, `${untaught}, then ${taught}`);
});

Deno.test("trainVerifier() is the same for the same seed, and leaves nothing", async () => {
  const learn = async () => {
    const verifier = await trainVerifier([lesson], { steps: 2, seed: 5 });
    const features = await verifier.features(x);
    verifier.dispose();
    return features;
  };
  const first = await learn();
  const before = tf.memory().numTensors;
  deepStrictEqual(await learn(), first);
  strictEqual(tf.memory().numTensors, before);
});
