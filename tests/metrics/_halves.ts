import { type Dataset, toBatch, withRange } from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";

/** Two halves of a set by chance, with no picture in common. */
export function halvesOf(
  data: Dataset,
  { count, seed = 1 }: { count: number; seed?: number },
): [Float32Array, Float32Array] {
  const order = new Random(seed).permutation(data.items.length);
  const each = Math.min(count, order.length >> 1);
  const unit = withRange(data, "unit");
  return [
    toBatch(unit, order.subarray(0, each)),
    toBatch(unit, order.subarray(each, 2 * each)),
  ];
}
