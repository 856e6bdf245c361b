import { ok } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import { vendiScore } from "@/metrics/mod.ts";
import { D, madeX } from "./_made_features.ts";

await openEngine({ engine: "cpu" });

const COUNT = 60;
const real = madeX(COUNT);

/** So many of the real ones are replaced, by `kinds` of them in turn. */
const repeated = (many: number, kinds: number) =>
  real.map((value, i) => {
    const row = Math.floor(i / D);
    return row < many ? real[(COUNT - 1 - row % kinds) * D + i % D] : value;
  });

Deno.test("vendiScore() falls with each picture that is there again", () => {
  for (const kinds of [1, 5]) {
    const scores = [0, 3, 6, 12, 24].map((many) =>
      vendiScore(real, repeated(many, kinds), D)
    );
    ok(
      scores.every((score, i) => i === 0 || score < scores[i - 1]),
      `${kinds}: ${scores}`,
    );
  }
});

// One of 60 is there 30 times: 1 / (30 / 60^2 + (1 / 2)^2) if none are alike.
Deno.test("vendiScore() of half the same is about four", () => {
  const score = vendiScore(real, repeated(COUNT / 2, 1), D);
  ok(score > 3.5 && score < 1 / (30 / COUNT ** 2 + 1 / 4), `${score}`);
});

Deno.test("vendiScore() counts equal pictures once, though real ones are equal", () => {
  const same = new Float32Array(4 * D);
  ok(Math.abs(vendiScore(same, same, D) - 1) < 1e-6);
});
