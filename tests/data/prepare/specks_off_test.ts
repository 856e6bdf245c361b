import { strictEqual } from "node:assert/strict";
import { specksOff } from "@/data/prepare/specks_off.ts";
import { drawn, inked, onStroke } from "./_strokes.ts";

const stroke = inked(drawn(onStroke));
/** A square with its top left corner at a place. */
const square = (left: number, top: number, side: number) =>
  drawn((x, y) =>
    onStroke(x, y) ||
    x >= left && x < left + side && y >= top && y < top + side
  );

Deno.test("specksOff() drops a pixel and keeps a dot beside what is written", () => {
  strictEqual(inked(specksOff(square(185, 110, 1))), stroke);
  strictEqual(inked(specksOff(square(185, 110, 3))), stroke + 9);
});

Deno.test("specksOff() drops a dot far from what is written", () => {
  strictEqual(inked(specksOff(square(290, 10, 3))), stroke);
});

Deno.test("specksOff() keeps a word far from the others", () => {
  strictEqual(inked(specksOff(square(270, 10, 12))), stroke + 144);
});
