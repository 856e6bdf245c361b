import type { Minutia } from "@/image/mod.ts";
import type { Finger } from "./finger.ts";
import type { Glass } from "./impression.ts";
import type { PatternClass, Place, Singularity } from "./pattern.ts";
import { contactAt, glassPlace, type Touch } from "./touch.ts";

/** What is to be found in a picture, in its pixels from the top left. */
export interface Truth {
  class: PatternClass;
  singularities: (Place & Pick<Singularity, "kind">)[];
  minutiae: Minutia[];
}

/** An angle is told from two places that far apart, in pixels at 500 dpi. */
const AHEAD = 4;

/**
 * What an impression shows of its finger: known, for it was made.
 *
 * @param minutiae Of the finger, from `minutiaeOf`
 * @returns What lies in the picture and was touched
 */
export function truthOf(
  { finger, minutiae }: { finger: Finger; minutiae: Minutia[] },
  touch: Touch,
  { size, span }: Glass,
): Truth {
  const inPicture = (place: Place) => {
    const { x, y } = glassPlace(place, touch);
    return { x: (x / span + .5) * size, y: (y / span + .5) * size };
  };
  const isSeen = (place: Place) => {
    const { x, y } = inPicture(place);
    return contactAt(place, touch) > 0 && Math.min(x, y) >= 0 &&
      Math.max(x, y) < size;
  };
  return {
    class: finger.pattern.class,
    singularities: finger.pattern.singularities.filter(isSeen)
      .map((point) => ({ kind: point.kind, ...inPicture(point) })),
    minutiae: minutiae.filter(isSeen).map((one) => {
      const angle = one.angle * Math.PI / 180;
      const at = inPicture(one);
      const ahead = inPicture({
        x: one.x + AHEAD * Math.cos(angle),
        y: one.y - AHEAD * Math.sin(angle),
      });
      const seen = Math.atan2(at.y - ahead.y, ahead.x - at.x);
      return { ...one, ...at, angle: (seen * 180 / Math.PI + 360) % 360 };
    }),
  };
}

/**
 * The truth as a table with the fields of ISO/IEC 19794-2: type, place, angle
 * (degrees, counter-clockwise) and quality, where 0 is "not reported".
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const csv = truthCsv({
 *   class: "arch",
 *   singularities: [],
 *   minutiae: [{ type: "ending", x: 10.25, y: 7, angle: 90 }],
 * });
 * strictEqual(csv, "type,x,y,angle,quality\nending,10.3,7.0,90.0,0\n");
 * ```
 */
export function truthCsv({ singularities, minutiae }: Truth): string {
  const digits = (value: number) => value.toFixed(1);
  const rows = [
    ["type", "x", "y", "angle", "quality"],
    ...minutiae.map((
      { type, x, y, angle },
    ) => [type, ...[x, y, angle].map(digits), "0"]),
    ...singularities.map((
      { kind, x, y },
    ) => [kind, digits(x), digits(y), "", ""]),
  ];
  return rows.map((row) => `${row.join(",")}\n`).join("");
}
