/** The metrics themselves judged: do they order what eyes order? */
import { ok } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import {
  frechetDistance,
  RANDOM_FEATURES,
  randomFeatures,
  sampleDistance,
  standardize,
} from "@/metrics/mod.ts";
import {
  blurred,
  dots,
  joined,
  mixedIn,
  pictures,
  signatures,
  SIZE,
} from "./_drawn_sets.ts";
import { sampled } from "../_how_slow.ts";

await openEngine();

const COUNT = 150;
const real = signatures(1, COUNT), others = signatures(2, COUNT);
const kernel = sampleDistance(real, { size: SIZE });
const features = (x: Float32Array) => {
  const reference = randomFeatures(real, { size: SIZE });
  const own = randomFeatures(x, { size: SIZE });
  return standardize(own, reference, RANDOM_FEATURES);
};
const reference = features(real);
const SHARES = [0, .05, .1, .2, .4];

function rises(values: number[], what: string): void {
  ok(
    values.every((value, i) => i === 0 || value > values[i - 1]),
    `${what}: ${values.map((value) => value.toPrecision(3))}`,
  );
}

const SICK = [
  others,
  blurred(others, 1),
  blurred(others, 3),
  dots(others, 4),
];

sampled("sampleDistance() orders real, softer, blurred, noise", () => {
  rises(SICK.map(kernel), "kernel");
});

sampled("frechetDistance() orders real, softer, blurred, noise", () => {
  rises(
    SICK.map((x) => frechetDistance(reference, features(x), RANDOM_FEATURES)),
    "Fréchet",
  );
});

sampled("sampleDistance() rises with the share of noise and of blanks", () => {
  const noise = dots(others, 5), blank = new Float32Array(others.length);
  for (const [what, other] of Object.entries({ noise, blank })) {
    rises(SHARES.map((share) => kernel(mixedIn(others, other, share))), what);
  }
});

sampled(
  "sampleDistance() of few is that of many, give or take a little",
  () => {
    const half = (x: Float32Array) => joined(pictures(x).slice(0, COUNT / 2));
    const [, , blur] = SICK;
    const [few, many] = [kernel(half(blur)), kernel(blur)];
    ok(Math.abs(few - many) < .15 * many, `${[few, many]}`);
  },
);
