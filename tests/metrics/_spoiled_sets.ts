/** Sets of pictures that a metric must put in order, from right to wrong. */
import { DISTORTIONS } from "@/data/mod.ts";
import { soften } from "@/data/distort/soft.ts";
import { Random } from "@/engine/random.ts";

/** Of the pictures so many are replaced. */
export const SHARES = [.05, .1, .2, .4];
/** How strong each distortion is. */
export const STRENGTHS = [.25, .5, 1];

type Spoil = (picture: Float32Array, i: number) => Float32Array;

/** Sets by name, each farther from the pictures than the one before. */
export type Ladder = Record<string, Float32Array>;

/**
 * Whole pictures, softer ones, noise; and ever more of them replaced.
 *
 * @param x `[count, size, size]` in [0, 1], ink high; first in each ladder
 */
export function ladders(x: Float32Array, size: number): Record<string, Ladder> {
  const random = new Random(7);
  const { each, picture, count } = spoiler(x, size);
  const ink = x.reduce((a, b) => a + b) / x.length;
  const dots: Spoil = (p) => p.map(() => Number(random.uniform() < ink));
  const mixed = (name: string, spoil: Spoil): Ladder => ({
    whole: x,
    ...Object.fromEntries(
      SHARES.map((share) => [
        `${100 * share} % ${name}`,
        each((p, i) => i < share * count ? spoil(p, i) : p),
      ]),
    ),
  });
  return {
    quality: {
      whole: x,
      "blurred by 1 px": each((p) => soften(p, size, 1)),
      "blurred by 2 px": each((p) => soften(p, size, 2)),
      "blurred by 3 px": each((p) => soften(p, size, 3)),
      noise: each(dots),
    },
    noise: mixed("noise", dots),
    blank: mixed("blank", (p) => p.map(() => 0)),
    "one repeated": mixed("one picture", () => picture(count - 1)),
    "five repeated": mixed(
      "five pictures",
      (_, i) => picture(count - 1 - i % 5),
    ),
  };
}

/** Each of the distortions that encoders were taught, ever stronger. */
export function distortionLadders(
  x: Float32Array,
  size: number,
): Record<string, Ladder> {
  const random = new Random(8);
  const { each, picture, count } = spoiler(x, size);
  return Object.fromEntries(DISTORTIONS.map(({ name, apply }) => {
    const rungs = STRENGTHS.map((strength) => [
      `${name} ${strength}`,
      each((p, i) => {
        const other = picture((i + 1) % count);
        return apply(p, { size, strength, other, random });
      }),
    ]);
    return [name, { whole: x, ...Object.fromEntries(rungs) }];
  }));
}

/** Goes through the pictures of a set. */
function spoiler(x: Float32Array, size: number) {
  const area = size * size, count = x.length / area;
  const picture = (i: number) => x.subarray(i * area, (i + 1) * area);
  const each = (spoil: Spoil) => {
    const out = new Float32Array(x.length);
    for (let i = 0; i < count; i++) out.set(spoil(picture(i), i), i * area);
    return out;
  };
  return { count, picture, each };
}
