/** The fingers of a person, the more telling first. */
export const FINGERS = [
  "right-thumb",
  "left-thumb",
  "right-index",
  "left-index",
  "right-middle",
  "left-middle",
  "right-ring",
  "left-ring",
  "right-little",
  "left-little",
] as const;

/** The hand that a finger is of. */
export function handOf(finger: typeof FINGERS[number]): "left" | "right" {
  return finger.startsWith("left") ? "left" : "right";
}
