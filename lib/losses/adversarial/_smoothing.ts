/** What one-sided label smoothing may be. */

/**
 * The discriminator's target for real images.
 *
 * @throws {RangeError} Outside [0, 1)
 */
export function realTarget(smoothing: number): number {
  if (smoothing >= 0 && smoothing < 1) return 1 - smoothing;
  throw new RangeError(
    "Cannot smooth the labels as smoothing must be in [0, 1): " +
      `current value is ${smoothing}`,
  );
}

/** @throws {RangeError} If a loss that has no targets is asked to soften them */
export function refuseSmoothing(name: string, smoothing: number): void {
  if (smoothing === 0) return;
  throw new RangeError(
    `Cannot smooth the labels as the ${name} loss has none: ` +
      `smoothing must be 0, current value is ${smoothing}`,
  );
}
