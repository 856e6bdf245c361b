import { ok } from "node:assert/strict";
import { Random } from "@/engine/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { smudges } from "./_smudges.ts";

Deno.test("smudges() have the ink that is asked for, in soft blots", () => {
  const size = 32;
  const made = smudges(4, { size, share: 0.1, random: new Random(1) });
  ok(Math.abs(inkShare(made) - 0.1) < 0.005);
  let steepest = 0;
  for (let i = 0; i + 1 < made.length; i++) {
    if ((i + 1) % size === 0) continue;
    steepest = Math.max(steepest, Math.abs(made[i + 1] - made[i]));
  }
  // A stroke of 1.5 pixels rises by nearly 1 from one pixel to the next.
  ok(steepest < 0.75, `steepest edge: ${steepest}`);
});
