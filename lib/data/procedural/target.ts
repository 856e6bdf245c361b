/** A place that the pen makes for: the end of one stroke of a plan. */
export interface Target {
  /** Right of the start of the signature, in x-heights */
  x: number;
  /** Above the baseline, in x-heights */
  y: number;
  /** How far the movement turns on its way here, radians, + is to the left */
  bend: number;
  /** Whether the pen writes on its way here */
  down: boolean;
  /** Which letter or flourish it belongs to: 0, 1, ... */
  part: number;
}

/** The shape of a letter: where the pen goes, part being 0 throughout. */
export type Path = Target[];

/**
 * Reads a path: `x y bend, x y bend; x y, x y bend`.
 *
 * A comma parts two strokes, a semicolon lifts the pen; `bend` is in degrees,
 * 0 where it is left out.
 *
 * @example A cross: two strokes, and a move through the air to each
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const down = readPath("0 0, 1 1; 0 1, 1 0").map((target) => target.down);
 * deepStrictEqual(down, [false, true, false, true]);
 * ```
 */
export function readPath(text: string): Path {
  return text.split(";").flatMap((piece) =>
    piece.split(",").map((stroke, i) => {
      const [x, y, degrees = 0] = stroke.trim().split(" ").map(Number);
      return { x, y, bend: degrees * Math.PI / 180, down: i > 0, part: 0 };
    })
  );
}
