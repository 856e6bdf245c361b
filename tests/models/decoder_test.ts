import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Random, tf } from "@/engine/mod.ts";
import { convDecoder, convEncoder, toImage } from "@/models/mod.ts";
import "./_help.ts";

Deno.test("convDecoder() begins at the share of ink in the data", () => {
  const decoder = convDecoder({
    size: 28,
    latentDim: 3,
    width: 2,
    random: new Random(1),
    inkShare: 0.2,
  });
  tf.tidy(() => {
    const logits = decoder.apply(tf.zeros([1, 3])) as tf.Tensor;
    // z = 0 reaches the last layer as 0: only its bias is left.
    const image = toImage(logits).dataSync();
    ok(image.every((ink) => Math.abs(ink - 0.2) < 1e-6));
  });
  decoder.dispose();
});

Deno.test("toImage() gives probabilities, whatever the logits", () => {
  tf.tidy(() => {
    const image = toImage(tf.tensor1d([-200, -Math.log(3), 0, 200]));
    deepStrictEqual(
      [...image.dataSync()].map((p) => p.toFixed(6)),
      ["0.000000", "0.250000", "0.500000", "1.000000"],
    );
  });
});

Deno.test("convDecoder() and convEncoder() count as worked by hand", () => {
  const options = { size: 28, latentDim: 3, width: 2, random: new Random(1) };
  const [encoder, decoder] = [convEncoder(options), convDecoder(options)];
  // 28 → 14 → 7 with 2 and 4 filters of 4 by 4; a norm has 4 numbers a filter.
  const down = 16 * 1 * 2 + 4 * 2 + 16 * 2 * 4 + 4 * 4;
  const heads = 2 * (7 * 7 * 4 * 3 + 3);
  strictEqual(encoder.countParams(), down + heads);
  const start = 3 * 7 * 7 * 4 + 4 * 4;
  const up = 16 * 4 * 2 + 4 * 2;
  const logits = 16 * 2 * 1 + 1;
  strictEqual(decoder.countParams(), start + up + logits);
  [encoder, decoder].forEach((model) => model.dispose());
});
