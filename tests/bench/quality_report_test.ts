import { ok, strictEqual } from "node:assert/strict";
import { partClosed, qualityTable } from "./_quality_report.ts";

const ANCHORS = { meanImage: 343, entropyFloor: 142, inkReal: 0.08 };

Deno.test("partClosed() runs from the mean image to the floor", () => {
  strictEqual(partClosed(343, ANCHORS), 0);
  strictEqual(partClosed(142, ANCHORS), 1);
  // 38 of 201 nats
  strictEqual(partClosed(305, ANCHORS).toFixed(3), "0.189");
  ok(partClosed(400, ANCHORS) < 0);
});

Deno.test("qualityTable() has as many cells in each row", () => {
  const side = {
    ...{ nelbo: 305, recon: 290, kl: 15, closed: 0.189, activeUnits: 20 },
    ...{ inkSamples: 0.07, steps: 700, bestStep: 600, seconds: 600 },
  };
  const other = { ...side, nelbo: 280, closed: 0.313 };
  const lines = qualityTable(other, side, ANCHORS).split("\n");
  const widths = lines.map((line) => line.split("|").length);
  strictEqual(new Set(widths).size, 1);
  const [, , elbo] = lines;
  strictEqual(elbo, "| negative ELBO | 280.0 | 305.0 | 343.0 | 142.0 |");
});
