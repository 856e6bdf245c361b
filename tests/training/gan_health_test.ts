import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { GanHealth } from "@/training/gan_health.ts";
import type { Scores } from "@/training/mod.ts";

const STEP: Scores = {
  realAccuracy: 0.8,
  fakeAccuracy: 0.85,
  dNorm: 1,
  dSpread: 1,
  gNorm: 2,
};
const VALID: Scores = {
  distance: 5,
  diversity: 0.9,
  ink: 1.1,
  heldOutAccuracy: 0.7,
};

/** What is said at each of some looks, ten steps apart from step 1000 on. */
function said(looks: { step?: Scores; valid?: Scores }[], first = 1000) {
  const health = new GanHealth();
  return looks.map(({ step, valid }, i) => {
    for (let k = 0; k < 10; k++) health.addStep({ ...STEP, ...step });
    return health.examine(first + 10 * i, { ...VALID, ...valid });
  });
}

Deno.test("GanHealth has nothing against a healthy run", () => {
  deepStrictEqual(said([{}, {}, {}]).flat(), []);
});

Deno.test("GanHealth tells samples that stay the same for five looks", () => {
  const [same, other] = [0.06, 0.11].map((diversity) => ({
    valid: { diversity },
  }));
  const found = said([same, same, same, other, ...Array(6).fill(same)]);
  deepStrictEqual(
    found.map(({ length }) => length),
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
  );
  match(found[8][0].message, /All samples look the same: .* by 6 % of/);
  strictEqual(found[8][0].isCollapse, true);
  // A generator that has hardly begun may do all of that.
  deepStrictEqual(said(Array(5).fill(same), 100).flat(), []);
});

Deno.test("GanHealth tells samples that stay blank or black for three looks", () => {
  for (
    const [valid, message] of [
      [{ ink: 0.02 }, /blank: they have 2 % of the ink/],
      [{ ink: 8 }, /black: they have 8\.0 times the ink/],
    ] as const
  ) {
    const looks = [{ valid }, { valid }, { valid }];
    const [first, second, [finding]] = said(looks);
    deepStrictEqual([first, second], [[], []]);
    match(finding.message, message);
    strictEqual(finding.isCollapse, true);
    // A generator that has hardly begun may do all of that.
    deepStrictEqual(said(looks, 100).flat(), []);
  }
});

Deno.test("GanHealth tells samples that lose half of their diversity", () => {
  const good = { valid: { diversity: 0.74 } };
  const lost = { valid: { diversity: 0.12 } };
  const found = said([good, lost, lost, good, lost, lost, lost, lost]);
  deepStrictEqual(found.map(({ length }) => length), [0, 0, 0, 0, 0, 0, 1, 0]);
  match(
    found[6][0].message,
    /to pieces: they differ by 12 % .* did by 74 %\. .*--learning-rate/,
  );
  strictEqual(found[6][0].isCollapse, true);
  // However near: faint specks may be nearer to real images than a young
  // generator's. And a generator that was never diverse is only young.
  const young = { valid: { diversity: 0.13 } };
  deepStrictEqual(said([young, young, young, young]).flat(), []);
  const less = { valid: { diversity: 0.47 } };
  deepStrictEqual(said([good, less, less, less]).flat(), []);
});

Deno.test("GanHealth is not well from a collapse's first sign on", () => {
  const health = new GanHealth();
  const look = (step: number, valid: Scores) => {
    health.addStep(STEP);
    const { length } = health.examine(step, { ...VALID, ...valid });
    return [length, health.isWell];
  };
  const lost = { diversity: 0.12 };
  deepStrictEqual(look(1000, {}), [0, true]);
  deepStrictEqual(look(1100, lost), [0, false]);
  deepStrictEqual(look(1200, lost), [0, false]);
  health.forgive(); // it went back: looks are counted anew
  deepStrictEqual(look(1100, lost), [0, false]);
  deepStrictEqual(look(1200, lost), [0, false]);
  deepStrictEqual(look(1300, lost), [1, false]);
  deepStrictEqual(look(1400, {}), [0, true]);
});

Deno.test("GanHealth tells a discriminator that won at three looks", () => {
  const step = { realAccuracy: 1, fakeAccuracy: 1 };
  const [won, not] = [{ step }, {}];
  const found = said([won, won, won, won, not, won, won, won]);
  deepStrictEqual(found.map(({ length }) => length), [0, 0, 1, 0, 0, 0, 0, 1]);
  match(found[2][0].message, /tells every image, .*--discriminator-rate/);
});

Deno.test("GanHealth tells a dead discriminator and one that overfits", () => {
  const [[dead]] = said([{ step: { dSpread: 0 } }]);
  match(dead.message, /says the same of all images: its units are dead/);
  const valid = { heldOutAccuracy: 0.3 };
  const [none, [overfit]] = said([{ valid }, { valid }]);
  deepStrictEqual(none, []);
  match(overfit.message, /by heart: it takes 80 % .* but only 30 %/);
  strictEqual(overfit.isCollapse, false);
});

Deno.test("GanHealth goes on where its state was taken", () => {
  const [one, other] = [new GanHealth(), new GanHealth()];
  const step = { ...STEP, realAccuracy: 1, fakeAccuracy: 1 };
  one.addStep(step);
  for (const at of [1000, 1010]) {
    one.examine(at, VALID);
    one.addStep(step);
  }
  other.restore(JSON.parse(JSON.stringify(one.state())));
  const [a, b] = [one, other].map((health) => health.examine(1020, VALID));
  strictEqual(a.length, 1);
  deepStrictEqual(b, a);
});
