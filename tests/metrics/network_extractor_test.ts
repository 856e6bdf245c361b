import { deepStrictEqual, throws } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";
import { networkExtractor } from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

/** Two numbers of a picture of 2 by 2: its mean, and again. */
function twice(channels = 1) {
  const x = tf.input({ shape: [2, 2, channels] });
  const mean = tf.layers.globalAveragePooling2d({}).apply(x);
  const both = tf.layers.concatenate()
    .apply([mean, mean] as tf.SymbolicTensor[]) as tf.SymbolicTensor;
  return tf.model({ inputs: x, outputs: both });
}

Deno.test("networkExtractor() gives what its network says, picture by picture", async () => {
  const extractor = networkExtractor(twice(), "means");
  const { name, size, dim } = extractor;
  deepStrictEqual([name, size, dim], ["means", 2, 2]);
  const images = Float32Array.from({ length: 100 * 4 }, (_, i) => i >> 2);
  const features = await extractor.features(images);
  deepStrictEqual([...features], Array.from({ length: 200 }, (_, i) => i >> 1));
});

Deno.test("networkExtractor() refuses a network of colors", () => {
  throws(() => networkExtractor(twice(3), "colors"), /2,2,3/);
});
