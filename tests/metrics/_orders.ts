import { ok } from "node:assert/strict";
import type { Judgement } from "./_judge.ts";

/** What a judgement tells, and which way it goes as pictures are spoiled. */
const TOLD = {
  kernel: [1, (of: Judgement) => of.kernel],
  frechet: [1, (of: Judgement) => of.frechet],
  precision: [-1, (of: Judgement) => of.neighborhoods.precision],
  different: [-1, (of: Judgement) => of.different],
} as const;

/** Each number is worse from rung to rung of a ladder. */
export async function orders(
  judge: (x: Float32Array) => Promise<Judgement>,
  ladder: Record<string, Float32Array>,
  names: (keyof typeof TOLD)[],
): Promise<void> {
  const told: Judgement[] = [];
  for (const pictures of Object.values(ladder)) {
    told.push(await judge(pictures));
  }
  for (const name of names) {
    const [sign, of] = TOLD[name];
    const values = told.map(of);
    ok(
      values.every((v, i) => i === 0 || sign * (v - values[i - 1]) > 0),
      `${name} of ${Object.keys(ladder)}: ${values.map((v) => v.toFixed(4))}`,
    );
  }
}
