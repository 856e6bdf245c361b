import { strictEqual, throws } from "node:assert/strict";
import { dots } from "@/cli/_dots.ts";

/** One picture of 4 by 4 with ink at one place. */
function inkAt(x: number, y: number): number[] {
  return Array.from({ length: 16 }, (_, i) => i === 4 * y + x ? 1 : 0);
}

Deno.test("dots() sets the dot that Unicode has at the place", () => {
  // https://www.unicode.org/charts/PDF/U2800.pdf: dots 1 2 3 7 | 4 5 6 8
  const places: [x: number, y: number, line: string][] = [
    [0, 0, "\u2801\u2800"],
    [0, 1, "\u2802\u2800"],
    [0, 2, "\u2804\u2800"],
    [0, 3, "\u2840\u2800"],
    [1, 0, "\u2808\u2800"],
    [1, 1, "\u2810\u2800"],
    [1, 2, "\u2820\u2800"],
    [1, 3, "\u2880\u2800"],
    [2, 0, "\u2800\u2801"],
    [3, 3, "\u2800\u2880"],
  ];
  for (const [x, y, line] of places) {
    strictEqual(dots({ pixels: inkAt(x, y), size: 4 }), line);
  }
});

Deno.test("dots() gives an area of grey its share of dots", () => {
  for (const [grey, share] of [[0, 0], [0.25, 4], [0.5, 8], [1, 16]]) {
    const line = dots({ pixels: Array(16).fill(grey), size: 4 });
    const set = [...line].map((letter) => letter.codePointAt(0)! - 0x2800)
      .map((bits) => bits.toString(2).replaceAll("0", "").length);
    strictEqual(set[0] + set[1], share, `grey ${grey}`);
  }
});

Deno.test("dots() puts pictures side by side, and goes on below", () => {
  const pixels = [...inkAt(0, 0), ...inkAt(0, 1), ...inkAt(0, 2)];
  strictEqual(
    dots({ pixels, size: 4 }, { columns: 2 }),
    "\u2801\u2800 \u2802\u2800\n\u2804\u2800",
  );
  const tall = Array(64).fill(0); // two lines of letters
  tall[4 * 8] = 1;
  strictEqual(
    dots({ pixels: tall, size: 8 }),
    "\u2800\u2800\u2800\u2800\n\u2801\u2800\u2800\u2800",
  );
});

Deno.test("dots() refuses what letters do not cover", () => {
  throws(() => dots({ pixels: Array(900).fill(0), size: 30 }), {
    name: "RangeError",
    message: /multiple of 4: current value is 30/,
  });
});
