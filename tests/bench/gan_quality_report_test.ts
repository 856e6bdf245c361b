import { strictEqual } from "node:assert/strict";
import { ganQualityTable, nearer } from "./_gan_quality_report.ts";

const ANCHORS = {
  ...{ images: 120, heldOut: "people" as const },
  features: "encoder of signatures",
  ...{ floor: 0.4192, blurred: 40.01, inkReal: 0.0719, differentReal: 0.7 },
};
const SCORES = {
  kid: 10.54,
  different: 0.05,
  diversity: 0.436,
  inkSamples: 0.0362,
};

Deno.test("nearer() takes the way to draw that is fairer to PyTorch", () => {
  const drawn = (by: string, kid: number) => ({
    by,
    scores: { ...SCORES, kid, looks: [] },
  });
  strictEqual(nearer(drawn("moving", 3), drawn("batch", 2)).by, "batch");
  strictEqual(nearer(drawn("moving", 2), drawn("batch", 3)).by, "moving");
  // Statistics that blew up draw no numbers.
  strictEqual(nearer(drawn("moving", 9), drawn("batch", NaN)).by, "moving");
  strictEqual(nearer(drawn("moving", NaN), drawn("batch", 9)).by, "batch");
});

Deno.test("ganQualityTable() has as many cells in each row", () => {
  const ours = { ...SCORES, steps: 20000, bestStep: 8000, seconds: 800 };
  const torch = { ...ours, kid: 22, steps: 900, bestStep: 900 };
  const lines = ganQualityTable(ours, torch, ANCHORS).split("\n");
  strictEqual(new Set(lines.map((line) => line.split("|").length)).size, 1);
  strictEqual(
    lines[2],
    "| kernel distance (KID) by encoder of signatures | 10.5 | 22.0 | 0.419 " +
      "| 40.0 |",
  );
  strictEqual(
    lines.at(-2),
    "| steps (weights of) | 20000 (8000) | 900 (900) |  |  |",
  );
});
