import { ok } from "node:assert/strict";
import { openEngine, Random, tf } from "@/engine/mod.ts";
import { dcganGenerator } from "@/models/mod.ts";
import { GanPainter } from "@/training/gan_painter.ts";

await openEngine();

Deno.test("GanPainter.settle() gives statistics of the weights as they are", () => {
  const random = new Random(1);
  const options = { size: 32, width: 4, latentDim: 5, random };
  const generator = dcganGenerator(options);
  const painter = new GanPainter(generator);
  const z = random.normals(32 * 5);
  const input = tf.tensor2d(z, [32, 5]);
  const wanted = tf.tidy(() =>
    generator.generate(input, { training: true }).add(1).div(2)
  );
  // The statistics are those of the beginning, far from what they should be.
  const off = () => {
    const drawn = painter.decode(z);
    const values = wanted.dataSync();
    return drawn.reduce((sum, x, i) => sum + Math.abs(x - values[i]), 0);
  };
  const before = off();
  for (let k = 0; k < 60; k++) painter.settle(z);
  const after = off();
  ok(after < 0.1 * before, `${[before, after]}`);
  tf.dispose([input, wanted]);
  painter.dispose();
  generator.dispose();
});
