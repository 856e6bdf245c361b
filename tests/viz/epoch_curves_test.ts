import { deepStrictEqual } from "node:assert/strict";
import { epochCurves, type Lines, type Panels } from "@/viz/mod.ts";

/** The lines of a panel. */
function drawn({ plots }: Panels, panel: number) {
  return (plots[panel] as Lines).series;
}

Deno.test("epochCurves() draws train beside valid, a panel for each name", () => {
  const spec = epochCurves([
    { step: 10, train: { kl: 1, recon: 5 }, valid: { kl: 2, recon: 6 } },
    { step: 20, train: { kl: 3, recon: 4 }, valid: { kl: 4, recon: 5 } },
  ], ["recon", "kl"]);
  deepStrictEqual(drawn(spec, 1), [
    { name: "train", points: [[10, 1], [20, 3]] },
    { name: "valid", points: [[10, 2], [20, 4]] },
  ]);
});

Deno.test("epochCurves() leaves out what a split has no score of", () => {
  const spec = epochCurves([
    { step: 1, train: { recon: 5 }, valid: { recon: 6, nelbo: 7 } },
  ], ["recon", "nelbo"]);
  deepStrictEqual(drawn(spec, 1), [
    { name: "train", points: [] },
    { name: "valid", points: [[1, 7]] },
  ]);
});
