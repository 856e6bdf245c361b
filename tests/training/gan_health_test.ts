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
  const same = { valid: { diversity: 0.04 } };
  const found = said([same, same, same, {}, ...Array(6).fill(same)]);
  deepStrictEqual(
    found.map(({ length }) => length),
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
  );
  match(found[8][0].message, /All samples look the same: .* by 4 % of/);
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

Deno.test("GanHealth tells samples that are lost and stay so", () => {
  const good = { valid: { distance: 5, diversity: 0.7 } };
  const lost = { valid: { distance: 60, diversity: 0.12 } };
  const found = said([good, lost, lost, good, lost, lost, lost, lost]);
  deepStrictEqual(found.map(({ length }) => length), [0, 0, 0, 0, 0, 0, 1, 0]);
  match(
    found[6][0].message,
    /to pieces: they are 12\.0 times as far .* by 12 % .*--learning-rate/,
  );
  strictEqual(found[6][0].isCollapse, true);
  // Far off, and yet as diverse as real images: they may be on their way.
  const far = { valid: { distance: 60, diversity: 0.7 } };
  deepStrictEqual(said([good, far, far, far, far]).flat(), []);
});

Deno.test("GanHealth knows lost samples by KID, which may be below 0", () => {
  const { distance: _, ...others } = VALID;
  const health = new GanHealth("encoder");
  const look = (kid: number, diversity = 0.3) => {
    health.addStep(STEP);
    return health.examine(1000, { ...others, kid, diversity }).length;
  };
  deepStrictEqual([-0.02, 0.1, 0.1, 0.1].map((kid) => look(kid)), [0, 0, 0, 0]);
  deepStrictEqual([3, 3, 3].map((kid) => look(kid)), [0, 0, 1]);
});

Deno.test("GanHealth forgets how near samples were by other features", () => {
  const before = new GanHealth();
  before.addStep(STEP);
  before.examine(1000, { ...VALID, distance: 0.1 });
  const health = new GanHealth("encoder");
  health.restore(before.state());
  const lost = { ...VALID, kid: 3, diversity: 0.3 };
  for (let look = 0; look < 4; look++) {
    health.addStep(STEP);
    deepStrictEqual(health.examine(1000, lost), []);
  }
});

Deno.test("GanHealth is not well from a collapse's first sign on", () => {
  const health = new GanHealth();
  const look = (step: number, valid: Scores) => {
    health.addStep(STEP);
    const { length } = health.examine(step, { ...VALID, ...valid });
    return [length, health.isWell];
  };
  const lost = { distance: 60, diversity: 0.12 };
  deepStrictEqual(look(1000, { distance: 5 }), [0, true]);
  deepStrictEqual(look(1100, lost), [0, false]);
  deepStrictEqual(look(1200, lost), [0, false]);
  health.forgive(); // it went back: looks are counted anew
  deepStrictEqual(look(1100, lost), [0, false]);
  deepStrictEqual(look(1200, lost), [0, false]);
  deepStrictEqual(look(1300, lost), [1, false]);
  deepStrictEqual(look(1400, { distance: 6 }), [0, true]);
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
