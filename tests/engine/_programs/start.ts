/** Opens TensorFlow from the cache and takes a compiled step; prints why. */
import { Adam, compile, openEngine, tf } from "@/engine/mod.ts";

const { why } = await openEngine({ engine: "tensorflow" });
const w = tf.variable(tf.scalar(2));
const adam = new Adam([w]);
const step = compile(() =>
  adam.step(() => ({ loss: w.square() as tf.Scalar }))
);
console.log(JSON.stringify({ why, loss: step.run({}).loss.dataSync()[0] }));
