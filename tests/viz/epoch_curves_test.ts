import { deepStrictEqual } from "node:assert/strict";
import { epochCurves } from "@/viz/mod.ts";

/** The numbers that a panel of the spec draws, by line. */
function drawn(spec: unknown, panel: number): unknown[] {
  const { vconcat } = spec as { vconcat: { data: { values: unknown[] } }[] };
  return vconcat[panel].data.values;
}

Deno.test("epochCurves() draws train beside valid, a panel for each name", () => {
  const spec = epochCurves([
    { step: 10, train: { kl: 1, recon: 5 }, valid: { kl: 2, recon: 6 } },
    { step: 20, train: { kl: 3, recon: 4 }, valid: { kl: 4, recon: 5 } },
  ], ["recon", "kl"]);
  deepStrictEqual(drawn(spec, 1), [
    { x: 10, y: 1, name: "train" },
    { x: 20, y: 3, name: "train" },
    { x: 10, y: 2, name: "valid" },
    { x: 20, y: 4, name: "valid" },
  ]);
});

Deno.test("epochCurves() leaves out what a split has no score of", () => {
  const spec = epochCurves([
    { step: 1, train: { recon: 5 }, valid: { recon: 6, nelbo: 7 } },
  ], ["recon", "nelbo"]);
  deepStrictEqual(drawn(spec, 1), [{ x: 1, y: 7, name: "valid" }]);
});
