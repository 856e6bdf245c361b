import { deepStrictEqual, ok, throws } from "node:assert/strict";
import { pairDistances, verification } from "./_verification.ts";

const item = (person: string, kind: "genuine" | "forged" = "genuine") => ({
  ...{ person, kind },
});

Deno.test("pairDistances() asks about each pair once, and of forgeries only the own", () => {
  const items = [
    item("ann"),
    item("ann"),
    item("bob"),
    item("ann", "forged"),
    item("bob", "forged"),
  ];
  // Directions: 0, 0, 90 degrees, 180, 90; lengths do not count.
  const features = Float32Array.from([1, 0, 5, 0, 0, 2, -1, 0, 0, 9]);
  deepStrictEqual(pairDistances(features, items), {
    genuine: [0], // ann and ann
    random: [1, 1], // ann and bob, twice
    skilled: [2, 2, 0], // ann's forgery twice, bob's once
  });
});

Deno.test("verification() by hand: forgeries nearer than a writer's own", () => {
  const items = [item("ann"), item("ann"), item("ann", "forged"), item("bob")];
  const features = Float32Array.from([1, 0, 3, 4, 1, 0, 0, -1]);
  // Own pair 0.4; bob 1 and 1.8; forgeries 0 and 0.4. Of these the rates
  // (FAR, FRR) are (1/2, 1) at 0, (1, 0) at 0.4: both 2/3 at a third of the way.
  const { random, skilled } = verification(features, items);
  deepStrictEqual(random, 0);
  ok(Math.abs(skilled - 2 / 3) < 1e-6, `${skilled}`);
});

Deno.test("verification() refuses writers without forgeries", () => {
  const items = [item("ann"), item("ann"), item("bob")];
  throws(() => verification(new Float32Array(6).fill(1), items), RangeError);
});
