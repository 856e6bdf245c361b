import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { type Measure, noiseLike, realism } from "@/metrics/mod.ts";

/** A picture of four pixels. */
const four = (...pixels: number[]) => ({
  width: 2,
  height: 2,
  pixels: Uint8Array.from(pixels),
});
/** Pixels that are not grey: none of a grey picture, all four of noise. */
const black: Measure = {
  name: "black",
  unit: "px",
  of: ({ pixels }) => [...pixels].filter((p) => p % 255 === 0).length,
};
const none = four(128, 128, 128, 128);
const two = four(0, 255, 128, 128);
const three = four(0, 255, 0, 128);
const random = () => new Random(1);

Deno.test("realism() sets a distance between two halves and noise", () => {
  // Person a has 0 and b 2, so that the halves are 2 apart; noise is 4, hence
  // (4 + 2) / 2 from them, and 3 is (3 + 1) / 2 from them: (2 - 2) / (3 - 2).
  const options = { real: [none, two], persons: ["a", "b"], random: random() };
  deepStrictEqual(realism([black], { ...options, made: [three] }), [{
    name: "black",
    unit: "px",
    real: 1,
    made: 3,
    distance: 2,
    floor: 2,
    ceiling: 3,
    score: 0,
  }]);
});

Deno.test("realism() is 1 for noise, and below 0 for the real ones", () => {
  const real = [none, none, two, two], persons = ["a", "a", "b", "b"];
  const score = (made: typeof real) =>
    realism([black], { real, persons, made, random: random() })[0].score;
  strictEqual(score([four(0, 0, 255, 255)]), 1);
  strictEqual(score(real), (0 - 2) / (3 - 2));
});

Deno.test("realism() keeps all pictures of a person in one half", () => {
  // By picture, each half would have a 0 and a 2 in two halvings of three.
  const real = [none, two, none, two], persons = ["a", "b", "a", "b"];
  const [{ floor }] = realism([black], {
    real,
    persons,
    made: real,
    random: random(),
  });
  strictEqual(floor, 2);
});

Deno.test("realism() has no score where noise is as near as a half", () => {
  const width: Measure = { ...black, of: ({ width }) => width };
  const [{ score, ceiling }] = realism([width], {
    real: [none, two],
    persons: ["a", "b"],
    made: [three],
    random: random(),
  });
  deepStrictEqual([score, ceiling], [null, 0]);
});

Deno.test("realism() leaves out what a side does not have", () => {
  const never: Measure = { ...black, of: () => undefined };
  const options = { real: [none, two], made: [two], random: random() };
  deepStrictEqual(
    realism([never, black], { ...options, persons: ["a", "b"] })
      .map(({ name }) => name),
    ["black"],
  );
  throws(
    () => realism([black], { ...options, persons: ["a", "a"] }),
    /2 persons or more.* is 1/,
  );
});

Deno.test("noiseLike() has as much ink as all pictures on average", () => {
  const half = { width: 50, height: 50, pixels: new Uint8Array(2500).fill(51) };
  const blank = { width: 50, height: 50, pixels: new Uint8Array(2500) };
  const noise = noiseLike([half, blank], random());
  for (const { pixels } of noise) {
    ok(pixels.every((pixel) => pixel === 0 || pixel === 255));
    const share = pixels.filter((pixel) => pixel === 255).length / 2500;
    // (.2 + 0) / 2, give or take 4 times sqrt(.1 .9 / 2500)
    ok(Math.abs(share - .1) < .024, `${share}`);
  }
});
