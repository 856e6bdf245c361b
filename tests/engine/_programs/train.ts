/** Prints a SHA-256 of the weights after 100 compiled steps. */
import { createHash } from "node:crypto";
import { openEngine, tf } from "@/engine/mod.ts";
import { makeNetwork } from "./_network.ts";

const [seed, threads] = Deno.args.map(Number);
await openEngine({ engine: "tensorflow", threads });
const { weights, compiled, batch } = makeNetwork(seed);
for (let i = 0; i < 100; i++) tf.tidy(() => void compiled.run(batch()));

const hash = createHash("sha256");
for (const one of weights) hash.update(new Uint8Array(one.dataSync().buffer));
const finite = weights.every((one) => one.dataSync().every(Number.isFinite));
console.log(JSON.stringify({ hash: hash.digest("hex"), finite }));
