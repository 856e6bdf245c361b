/**
 * Numbers in order, as long as they can be ordered.
 *
 * @param told What is told of them, for the sentence
 * @throws {RangeError} If there is none, or one is not finite
 */
export function ascending(
  values: ArrayLike<number>,
  told: string,
): Float64Array {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length > 0 && sorted.every(Number.isFinite)) return sorted;
  throw new RangeError(
    `Cannot tell ${told} as both sides need finite numbers: current ` +
      `values are [${sorted.slice(0, 3).join(", ")}], ${sorted.length} in all`,
  );
}
