import { deepStrictEqual, ok, throws } from "node:assert/strict";
import { openEngine, Random } from "@/engine/mod.ts";
import { featureEncoder } from "@/models/mod.ts";

await openEngine({ engine: "cpu" });

const OPTIONS = { dim: 5, classes: 3, distortions: 2 };

Deno.test("featureEncoder() gives features, owner, strengths", () => {
  const random = new Random(1);
  const model = featureEncoder({ size: 32, ...OPTIONS, random });
  deepStrictEqual(model.inputs[0].shape, [null, 32, 32, 1]);
  const shapes = model.outputs.map(({ shape }) => shape);
  deepStrictEqual(shapes, [[null, 5], [null, 3], [null, 2]]);
  model.dispose();
});

Deno.test("featureEncoder() at 64 pixels stays below 2 MB", () => {
  const random = new Random(1);
  const model = featureEncoder({ size: 64, ...OPTIONS, dim: 64, random });
  ok(4 * model.countParams() < 2e6, `${model.countParams()} weights`);
  model.dispose();
});

Deno.test("featureEncoder() refuses a size that halves to no whole", () => {
  const random = new Random(1);
  throws(() => featureEncoder({ size: 28, ...OPTIONS, random }), /28/);
});
