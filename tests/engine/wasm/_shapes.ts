/** Convolutions of all sorts, for fast-check. */
import fc from "fast-check";
import type { tf } from "@/engine/mod.ts";

const upTo = (max: number) => fc.integer({ min: 1, max });
const pair = (max: number) => fc.tuple(upTo(max), upTo(max));

/** What a convolution is made of. */
export interface Shapes {
  batch: number;
  size: [number, number];
  taps: [number, number];
  strides: [number, number];
  channels: number;
  depth: number;
  // No number: for one, tfjs takes the height's filter and stride for both
  // axes and gets the size of the result wrong, and WASM writes beyond it.
  pad: "same" | "valid" | tf.backend_util.ExplicitPadding;
}

const margin = fc.tuple(fc.nat(3), fc.nat(3));
const explicit = fc.tuple(
  fc.constant<[number, number]>([0, 0]),
  margin,
  margin,
  fc.constant<[number, number]>([0, 0]),
);

/** Any that has a result: the filter is not larger than the padded image. */
export const convolutions: fc.Arbitrary<Shapes> = fc.record({
  batch: upTo(3),
  size: pair(9),
  taps: pair(5),
  strides: pair(3),
  channels: upTo(4),
  depth: upTo(3),
  pad: fc.oneof(
    fc.constant<"same">("same"),
    fc.constant<"valid">("valid"),
    explicit,
  ),
}).filter(({ size, taps, pad }) => {
  if (pad === "same") return true;
  return taps.every((one, i) => {
    const [before, after] = pad === "valid" ? [0, 0] : pad[i + 1];
    return one <= size[i] + before + after;
  });
});
