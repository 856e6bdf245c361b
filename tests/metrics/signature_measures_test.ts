import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { SIGNATURE_MEASURES } from "@/metrics/mod.ts";

/** A drawing in letters: `#` is ink. */
function drawn(...rows: string[]) {
  const pixels = Uint8Array.from(
    rows.join(""),
    (letter) => letter === "#" ? 255 : letter === "+" ? 127 : 0,
  );
  return { width: rows[0].length, height: rows.length, pixels };
}

/** The measure of that name. */
const measure = (name: string) =>
  SIGNATURE_MEASURES.find((measure) => measure.name === name)!;

const DRAWING = drawn("....", "#+..", "#..#", "....");

Deno.test("SIGNATURE_MEASURES counts ink above one half, in percent", () => {
  strictEqual(measure("ink").of(DRAWING), 100 * 3 / 16);
});

Deno.test("SIGNATURE_MEASURES takes the box of the ink for its aspect", () => {
  strictEqual(measure("aspect").of(DRAWING), 4 / 2);
});

Deno.test("SIGNATURE_MEASURES counts pieces that do not touch", () => {
  strictEqual(measure("pieces").of(DRAWING), 2);
  strictEqual(measure("pieces").of(drawn("#.", ".#")), 1);
});

Deno.test("SIGNATURE_MEASURES says how wide a stroke is, in pixels", () => {
  const row = "..####################..";
  const blank = row.replaceAll("#", ".");
  // 2 area / (pi / 4 outline) = 2 * 60 / (46 pi / 4) = 3.32
  const wide = measure("stroke width").of(drawn(blank, row, row, row, blank))!;
  ok(Math.abs(wide - 480 / (46 * Math.PI)) < 1e-9, `${wide}`);
});

Deno.test("SIGNATURE_MEASURES sees how strokes lean", () => {
  const leaning = drawn("....##", "...##.", "..##..", ".##...", "##....");
  ok(Math.abs(measure("slant").of(leaning)! - 45) < 4);
});

Deno.test("SIGNATURE_MEASURES has no shape to tell of a blank picture", () => {
  const blank = drawn("...", "...");
  const told = SIGNATURE_MEASURES.map(({ of }) => of(blank));
  deepStrictEqual(told, [0, undefined, undefined, undefined, 0]);
});
