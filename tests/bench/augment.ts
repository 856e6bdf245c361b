/** Seconds that batches of training images take; for `data.ts`. */
import { AUGMENT, Batches, sampleSignatures } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";

const BATCH = 32;
const count = Number(Deno.args[0]);
const data = sampleSignatures({ size: 64 });
const random = new Random(1);
const batches = new Batches(data, data.split.train, {
  batch: BATCH,
  random,
  augment: AUGMENT,
});
batches.next(); // warms up
const start = performance.now();
for (let done = 0; done < count; done += BATCH) batches.next();
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds }));
