import { match, ok } from "node:assert/strict";
import { evaluationPage } from "@/cli/evaluation/page.ts";
import {
  type Evaluation,
  evaluationSummary,
} from "@/cli/evaluation/summary.ts";

const test = { z: -7.25, excess: 0.3, chance: 1e-7, copies: true };
const near = { median: 0.1, nearest5: 0.05 };
const EVALUATION: Evaluation = {
  name: "gan <1>",
  size: 64,
  count: 300,
  real: 120,
  realAre: "images of the test split",
  trainAre: "pictures of the train split",
  extractor: { name: "numbers", dim: 7 },
  seed: 1,
  rows: [{
    name: "distance",
    better: "lower",
    values: { samples: 1.5, real: 0.25, noise: 1235, blank: null, blurred: 9 },
    errors: { samples: 0.00125 },
  }],
  copies: {
    copied: true,
    verdict: "COPIES: look.",
    train: 500,
    pixels: test,
    ownPixels: test,
    features: test,
    distances: { samples: near, heldOut: near, train: near },
  },
  notes: ["Few pictures."],
};

Deno.test("evaluationSummary() has a row a metric, and a plain verdict", () => {
  const page = evaluationSummary(EVALUATION);
  match(
    page,
    /distance \| lower \| 1\.50 ± 0\.0013 \| 0\.250 \| 1235 \| – \| 9/,
  );
  match(page, /^COPIES: look\.$/m);
  match(page, /^Few pictures\.$/m);
  const without = evaluationSummary({ ...EVALUATION, copies: undefined });
  match(without, /could not be looked for: nothing was held out/);
});

Deno.test("evaluationPage() is one file, and takes no name for a tag", () => {
  const png = new Uint8Array([1, 2, 3]);
  const sheets = { samples: png, real: png, nearest: png };
  const page = evaluationPage(EVALUATION, { ...sheets, plot: "<svg></svg>" });
  match(page, /<h1>Evaluation of gan &#60;1&#62;<\/h1>/);
  match(page, /class="verdict copied">COPIES/);
  ok(!/(?:src|href)="(?!data:)/.test(page));
});
