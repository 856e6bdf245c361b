/** Prints a SHA-256 of the weights before and after 100 compiled steps. */
import { createHash } from "node:crypto";
import { openEngine, tf } from "@/engine/mod.ts";
import { makeNetwork } from "./_network.ts";

const [seed, threads] = Deno.args.map(Number);
await openEngine({ engine: "tensorflow", threads });
const { weights, compiled, batch } = makeNetwork(seed);

function sha256(): string {
  const hash = createHash("sha256");
  for (const one of weights) hash.update(new Uint8Array(one.dataSync().buffer));
  return hash.digest("hex");
}

const before = sha256();
for (let i = 0; i < 100; i++) tf.tidy(() => void compiled.run(batch()));
const finite = weights.every((one) => one.dataSync().every(Number.isFinite));
console.log(JSON.stringify({ before, after: sha256(), finite }));
