import { ok } from "node:assert/strict";
import { CLASS_SHARES, PATTERN_CLASSES } from "@/data/procedural/mod.ts";
import { drawClass } from "@/data/procedural/fingerprints/pattern.ts";
import { Random } from "@/engine/random.ts";

const COUNT = 20_000;

function sharesOf(hand?: "left" | "right"): Record<string, number> {
  const random = new Random(17);
  const shares = Object.fromEntries(PATTERN_CLASSES.map((name) => [name, 0]));
  for (let k = 0; k < COUNT; k++) shares[drawClass(random, hand)] += 1 / COUNT;
  return shares;
}

Deno.test("drawClass() draws classes as often as fingers have them", () => {
  const natural = {
    "arch": .037,
    "tented-arch": .029,
    "left-loop": .338,
    "right-loop": .317,
    "whorl": .279,
  };
  const found = sharesOf();
  for (const [name, share] of Object.entries(natural)) {
    const deviation = Math.sqrt(share * (1 - share) / COUNT);
    ok(
      Math.abs(found[name] - share) < 4 * deviation,
      `${name}: ${found[name]}`,
    );
  }
  const sum = Object.values(CLASS_SHARES).reduce((all, share) => all + share);
  ok(Math.abs(sum - 1) < 1e-9);
});

Deno.test("drawClass() gives left hands left loops, right hands right ones", () => {
  for (const hand of ["left", "right"] as const) {
    const found = sharesOf(hand);
    const own = found[`${hand}-loop`];
    const loops = found["left-loop"] + found["right-loop"];
    ok(own / loops > .9 && own < loops, `${own} of ${loops}`);
    ok(Math.abs(found.whorl - .279) < .015);
  }
});
