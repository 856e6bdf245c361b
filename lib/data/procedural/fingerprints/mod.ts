/**
 * Fingerprints by formula and seed, after SFinGe: nobody's, without end.
 * pattern (cores, deltas) → orientation field + period map → ridges grow by
 * oriented filters → touch (area, turn, skin dragged) → ink → sensor.
 */
export * from "./fingerprints.ts";
export { type Finger, newFinger } from "./finger.ts";
export { minutiaeOf } from "./minutiae.ts";
export { orientationAt } from "./orientation_field.ts";
export {
  CLASS_SHARES,
  type Pattern,
  PATTERN_CLASSES,
  type PatternClass,
  type Place,
  type Singularity,
} from "./pattern.ts";
export { newTouch, type Touch } from "./touch.ts";
export { type Truth, truthCsv, truthOf } from "./truth.ts";
