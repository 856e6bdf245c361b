/** Sets of pictures that a metric must put in order, from right to wrong. */
import { DISTORTIONS } from "@/data/mod.ts";
import { soften } from "@/data/distort/soft.ts";
import { Random } from "@/engine/random.ts";

/** Of the pictures so many are replaced. */
export const SHARES = [.05, .1, .2, .4];
/** How strong each distortion is. */
export const STRENGTHS = [.25, .5, 1];

type Spoil = (picture: Float32Array, i: number) => Float32Array;

/**
 * Each a ladder: the farther down, the farther from the pictures.
 *
 * @param x `[count, size, size]` in [0, 1], ink high; first in each ladder
 */
export function ladders(
  x: Float32Array,
  size: number,
): Record<string, Record<string, Float32Array>> {
  const area = size * size, count = x.length / area;
  const picture = (i: number) => x.subarray(i * area, (i + 1) * area);
  const random = new Random(7);
  const each = (spoil: Spoil) => {
    const out = new Float32Array(x.length);
    for (let i = 0; i < count; i++) out.set(spoil(picture(i), i), i * area);
    return out;
  };
  const ink = x.reduce((a, b) => a + b) / x.length;
  const dots: Spoil = (p) => p.map(() => Number(random.uniform() < ink));
  /** Rungs of ever more pictures replaced; the first stays whole. */
  const mixed = (name: string, spoil: Spoil) => ({
    whole: x,
    ...Object.fromEntries(
      SHARES.map((share) => [
        `${100 * share} % ${name}`,
        each((p, i) => i < share * count ? spoil(p, i) : p),
      ]),
    ),
  });
  const spoiled = DISTORTIONS.map(({ name, apply }) => {
    const rungs = STRENGTHS.map((strength) => [
      `${name} ${strength}`,
      each((p, i) => {
        const other = picture((i + 1) % count);
        return apply(p, { size, strength, other, random });
      }),
    ]);
    return [name, { whole: x, ...Object.fromEntries(rungs) }];
  });
  return {
    quality: {
      whole: x,
      "blurred by 1 px": each((p) => soften(p, size, 1)),
      "blurred by 3 px": each((p) => soften(p, size, 3)),
      "noise": each(dots),
    },
    noise: mixed("noise", dots),
    blank: mixed("blank", (p) => p.map(() => 0)),
    "one repeated": mixed("one picture", () => picture(count - 1)),
    "five repeated": mixed(
      "five pictures",
      (_, i) => picture(count - 1 - i % 5),
    ),
    ...Object.fromEntries(spoiled),
  };
}
