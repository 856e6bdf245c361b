import { strictEqual } from "node:assert/strict";
import { poincareIndex, type Point } from "@/image/mod.ts";

const AT = { x: 7, y: -3 };
const around = ({ x, y }: Point) => Math.atan2(AT.y - y, x - AT.x);

/** Fields with one point at AT: how often the ridge turns on the way around. */
const FIELDS: Record<string, [index: number, field: (p: Point) => number]> = {
  "straight ridges": [0, () => 1.2],
  "ridges that wave": [0, ({ x }) => 2 * Math.sin(x / 9)],
  "a core": [.5, (p) => around(p) / 2 + .4],
  "a delta": [-.5, (p) => -around(p) / 2 + 2],
  "circles": [1, (p) => around(p) + Math.PI / 2],
  "any half turn of a core": [
    .5,
    (p) => around(p) / 2 + Math.PI * Math.round(p.x),
  ],
};

for (const [name, [index, field]] of Object.entries(FIELDS)) {
  Deno.test(`poincareIndex() is ${index} around ${name}`, () => {
    strictEqual(poincareIndex(field, AT, 10), index);
  });
}

Deno.test("poincareIndex() is 0 on a walk beside a core", () => {
  const core = (p: Point) => around(p) / 2;
  strictEqual(poincareIndex(core, { x: AT.x + 30, y: AT.y }, 10), 0);
});
