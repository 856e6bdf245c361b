import { match, ok, strictEqual } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { frechetExtrapolated } from "@/metrics/mod.ts";

/** `count` of N(shift, scale^2), with `d` features. */
const normals = (
  { count, d, shift = 0, scale = 1 }: Record<string, number>,
  random: Random,
) => random.normals(count * d).map((value) => shift + scale * value);

Deno.test("frechetExtrapolated() takes off the bias of few pictures", () => {
  const random = new Random(1), count = 240, d = 24;
  for (
    const { shift, scale } of [{ shift: 0, scale: 1 }, { shift: .3, scale: 2 }]
  ) {
    const truth = d * (shift ** 2 + (scale - 1) ** 2);
    const sides = [normals({ count, d }, random)];
    sides.push(normals({ count, d, shift, scale }, random));
    const found = frechetExtrapolated(sides[0], sides[1], d, random);
    const [raw, mended] = [found.distance, found.extrapolated!]
      .map((value) => Math.abs(value - truth));
    ok(found.distance > truth, `${found.distance} of ${truth}`);
    ok(mended < raw / 2, `${found.extrapolated} of ${truth}, raw ${raw}`);
    strictEqual(found.warning, undefined);
  }
});

Deno.test("frechetExtrapolated() says when pictures are few", () => {
  const random = new Random(1), d = 10;
  const of = (count: number) =>
    frechetExtrapolated(
      normals({ count, d }, random),
      normals({ count: 100, d }, random),
      d,
      random,
    );
  const [few, fewer] = [of(39), of(19)];
  match(few.warning!, /39 pictures are few for 10 features\.$/);
  ok(few.extrapolated !== null);
  match(fewer.warning!, /19 pictures .* too few to extrapolate\.$/);
  strictEqual(fewer.extrapolated, null);
});
