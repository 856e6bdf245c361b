/** Prints how many threads of TensorFlow's pool there are (Linux). */
import { openEngine, tf } from "@/engine/mod.ts";

const threads = Number(Deno.args[0]);
await openEngine({ engine: "tensorflow", threads });
const side = tf.ones([300, 300]);
side.matMul(side as tf.Tensor2D).dataSync();

const TASKS = "/proc/self/task";
const names = [...Deno.readDirSync(TASKS)].map(({ name }) =>
  Deno.readTextFileSync(`${TASKS}/${name}/comm`).trim()
);
console.log(names.filter((name) => name === "tf_Compute").length);
