import { ok, strictEqual } from "node:assert/strict";
import { gaborBank } from "@/data/procedural/fingerprints/gabor.ts";

/** What a filter answers to a picture, at its middle. */
function answer(filter: number, picture: (x: number, y: number) => number) {
  const { dx, dy, middle, sides } = gaborBank();
  let sum = middle[filter] * picture(0, 0);
  for (let k = 0; k < dx.length; k++) {
    sum += sides[filter * dx.length + k] *
      (picture(dx[k], dy[k]) + picture(-dx[k], -dy[k]));
  }
  return sum;
}

const PERIOD = 4.5;
/** Ridges that rise to the right: along (1, -1), as y points down. */
const rising = (x: number, y: number) =>
  Math.cos(2 * Math.PI * (x + y) / Math.SQRT2 / PERIOD);
const falling = (x: number, y: number) => rising(x, -y);

Deno.test("gaborBank() passes ridges of a filter's own way and period", () => {
  const up = gaborBank().filterFor(Math.PI / 4, PERIOD);
  ok(Math.abs(answer(up, rising) - 1) < 1e-5);
  ok(Math.abs(answer(up, falling)) < .05);
});

Deno.test("gaborBank() answers 0 to skin without ridges", () => {
  const { middle, filterFor } = gaborBank();
  for (let filter = 0; filter < middle.length; filter += 37) {
    ok(Math.abs(answer(filter, () => 1)) < 1e-5, `${filter}`);
  }
  ok(Math.abs(answer(filterFor(0, PERIOD), () => -2)) < 1e-5);
});

Deno.test("gaborBank() takes an orientation and its half turns alike", () => {
  const { filterFor } = gaborBank();
  const one = filterFor(.7, PERIOD);
  for (const turns of [-2, -1, 1, 3]) {
    strictEqual(filterFor(.7 + turns * Math.PI, PERIOD), one);
  }
});

Deno.test("gaborBank() holds a period to those it has", () => {
  const { filterFor } = gaborBank();
  strictEqual(filterFor(1, .1), filterFor(1, 3.7));
  strictEqual(filterFor(1, 99), filterFor(1, 5.5));
});
