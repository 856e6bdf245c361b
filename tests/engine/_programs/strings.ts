/** Prints how the resident set grows by 3,000 tensors of 100 KB. */
import { openEngine, tf } from "@/engine/mod.ts";

await openEngine({ engine: "tensorflow", threads: 1 });
const bytes = [
  new Uint8Array(50_000).fill(65),
  new Uint8Array(50_000).fill(66),
];

function strings(count: number): void {
  for (let i = 0; i < count; i++) {
    const text = tf.tensor(bytes, [2], "string");
    tf.stack([text, text]).dispose(); // uploads it
    text.dispose();
  }
}

strings(200);
const before = Deno.memoryUsage();
strings(3000);
const after = Deno.memoryUsage();
const native = (use: Deno.MemoryUsage) =>
  (use.rss - use.heapTotal - use.external) / 1e6;
console.log(native(after) - native(before));
