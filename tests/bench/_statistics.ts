/** What is made of repeated measurements. */

/**
 * The middle value; of an even number the mean of the two in the middle.
 *
 * @throws {RangeError} If there is none
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("Cannot take the median of no values");
  }
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How many times as long `other` takes as `own`: the median over rounds.
 *
 * Both of a pair were measured in the same round, moments apart, so that a
 * machine that slows down slows both.
 *
 * @throws {RangeError} If there are not as many of one as of the other
 */
export function pairedRatio(
  own: readonly number[],
  other: readonly number[],
): number {
  if (own.length !== other.length) {
    throw new RangeError(
      `Cannot pair ${own.length} rounds with ${other.length}`,
    );
  }
  return median(own.map((value, i) => other[i] / value));
}

/** @throws {RangeError} If there is none */
export function mean(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("Cannot take the mean of no values");
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of what the values are a sample of; NaN of one value. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(mean(squares) * values.length / (values.length - 1));
}
