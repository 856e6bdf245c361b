import { ok, strictEqual } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";
import { smallDcgan, smallFcGan, smallVae, type Training } from "./_steps.ts";

const STEPS = 5;

async function lossesOn(engine: "cpu" | "wasm", make: () => Training) {
  await openEngine({ engine });
  const training = make();
  const losses = [];
  for (let i = 0; i < STEPS; i++) losses.push(await training.step(i));
  training.dispose();
  return losses;
}

for (const make of [smallVae, smallFcGan, smallDcgan]) {
  Deno.test(`${make.name}() loses on wasm what it loses on cpu`, async () => {
    const expected = await lossesOn("cpu", make);
    const found = await lossesOn("wasm", make);
    expected.forEach((losses, i) => {
      for (const [name, value] of Object.entries(losses)) {
        const error = Math.abs(found[i][name] - value);
        const message = `${name} ${found[i][name]}, not ${value}, at step ${i}`;
        ok(error <= 1e-3 * Math.abs(value), message);
      }
    });
  });

  Deno.test(`${make.name}() leaves no tensor behind on wasm`, async () => {
    await openEngine({ engine: "wasm" });
    const training = make();
    await training.step(0);
    const { numTensors } = tf.memory();
    for (let i = 1; i < 4; i++) await training.step(i);
    strictEqual(tf.memory().numTensors, numTensors);
    training.dispose();
  });
}

Deno.test("smallVae() learns on wasm", async () => {
  await openEngine({ engine: "wasm" });
  const training = smallVae();
  const first = (await training.step(0)).loss;
  for (let i = 0; i < 20; i++) await training.step(0);
  ok((await training.step(0)).loss < 0.9 * first);
  training.dispose();
});
