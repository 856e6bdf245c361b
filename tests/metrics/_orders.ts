import { ok } from "node:assert/strict";
import type { Judgement } from "./_judge.ts";

/** Each number rises from rung to rung of a ladder; the spread falls. */
export async function orders(
  judge: (x: Float32Array) => Promise<Judgement>,
  ladder: Record<string, Float32Array>,
  names: ("kernel" | "frechet" | "spread")[],
): Promise<void> {
  const told: Judgement[] = [];
  for (const pictures of Object.values(ladder)) {
    told.push(await judge(pictures));
  }
  for (const name of names) {
    const sign = name === "spread" ? -1 : 1;
    const values = told.map((judgement) => judgement[name]);
    ok(
      values.every((v, i) => i === 0 || sign * (v - values[i - 1]) > 0),
      `${name} of ${Object.keys(ladder)}: ${values.map((v) => v.toFixed(4))}`,
    );
  }
}
