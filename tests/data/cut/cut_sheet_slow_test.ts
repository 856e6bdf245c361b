import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type CutOptions, cutSheet as cut } from "@/data/cut/mod.ts";
import { Random } from "@/engine/mod.ts";
import { type GreyImage, inkBox, mapPixels } from "@/image/mod.ts";
import {
  emptySheet,
  gridSheet,
  overlap,
  photograph,
  print,
  rule,
  type Sheet,
  signature,
  turn,
  write,
} from "./_sheet.ts";
import { sampled } from "../../_how_slow.ts";

/** Cuts, and where the ink is that each shows, on the sheet. */
function cutSheet(sheet: GreyImage, options?: CutOptions) {
  return cut(sheet, options).map((cut) => {
    const { box, picture } = cut;
    const seen = inkBox(mapPixels(picture, (p) => 255 - p), 130)!;
    const ink = {
      left: box.left + seen.left,
      top: box.top + seen.top,
      right: box.left + seen.right,
      bottom: box.top + seen.bottom,
    };
    return { ...cut, ink };
  });
}

/** All signatures are found, in order, with their ink and no other. */
function check({ sheet, truth }: Sheet) {
  const cuts = cutSheet(sheet);
  strictEqual(cuts.length, truth.length);
  cuts.forEach((cut, i) => {
    const share = overlap(cut.ink, truth[i]);
    ok(share > 0.9, `signature ${i + 1}: ${share.toFixed(3)} of it`);
  });
  return cuts;
}

const GRID = { width: 1000, height: 800, columns: 3, rows: 5, size: 220 };

sampled("cutSheet() finds signatures in a grid that is not drawn", () => {
  const cuts = check(gridSheet({ ...GRID, random: new Random(1) }));
  deepStrictEqual(
    cuts.slice(2, 4).map(({ row, column }) => [row, column]),
    [[0, 2], [1, 0]],
  );
});

sampled("cutSheet() takes printed boxes out of the cuts", () => {
  const made = gridSheet({ ...GRID, random: new Random(2) });
  rule(made, { ...GRID, thick: 3 });
  check(made);
});

sampled("cutSheet() finds signatures at 300 dpi on A4", () => {
  const a4 = { width: 2480, height: 3508, columns: 4, rows: 6, size: 480 };
  const made = gridSheet({ ...a4, random: new Random(3) });
  rule(made, { ...a4, thick: 6 });
  check(made);
});

sampled("cutSheet() finds turned signatures on a shaded photo", () => {
  const random = new Random(4);
  const made = emptySheet(1200, 900);
  // Here and there, each turned; middles at least 270 pixels apart.
  const spots = [
    [150, 130, 20],
    [560, 170, -35],
    [980, 120, 8],
    [220, 450, -12],
    [610, 500, 30],
    [1000, 430, -5],
    [180, 760, 0],
    [640, 790, 15],
    [1010, 750, -25],
  ];
  for (const [x, y, degrees] of spots) {
    const ink = turn(signature(random, 200), degrees);
    write(made, ink, [x - (ink.width >> 1), y - (ink.height >> 1)]);
  }
  photograph(made, random);
  const cuts = cutSheet(made.sheet);
  strictEqual(cuts.length, spots.length);
  for (const truth of made.truth) {
    const best = Math.max(...cuts.map((cut) => overlap(cut.ink, truth)));
    ok(best > 0.9, `${best.toFixed(3)} at most`);
  }
});

sampled("cutSheet() leaves specks and the edge of the sheet", () => {
  const made = gridSheet({ ...GRID, random: new Random(5) });
  for (let k = 0; k < 40; k++) {
    const left = 320 + 3 * (k % 4), top = 10 + 19 * k; // between columns
    print(made, { left, top, right: left + 1, bottom: top + 1 });
  }
  print(made, { left: 0, top: 0, right: 9, bottom: 799 });
  print(made, { left: 0, top: 794, right: 999, bottom: 799 });
  strictEqual(cutSheet(made.sheet).length, 15);
});

sampled("cutSheet() keeps words apart or together as it is told", () => {
  const made = emptySheet(900, 700);
  const dash = (left: number, top: number) =>
    print(made, { left, top, right: left + 79, bottom: top + 39 });
  // Two words 40 high, 48 apart: 1.2 heights; three such signatures.
  for (const top of [100, 330, 560]) [100, 228].forEach((x) => dash(x, top));
  // A gap across counts two thirds of one down: 0.8 heights.
  strictEqual(cutSheet(made.sheet, { gap: 0.5 }).length, 6);
  strictEqual(cutSheet(made.sheet, { gap: 1.2 }).length, 3);
});

sampled("cutSheet() drops what is smaller than it is told", () => {
  const made = emptySheet(900, 700);
  for (const [left, wide] of [[100, 60], [300, 90], [550, 120]]) {
    print(made, { left, top: 300, right: left + wide - 1, bottom: 340 });
  }
  const widths = (minSize: number) =>
    cutSheet(made.sheet, { gap: 0.5, minSize })
      .map((cut) => cut.ink.right - cut.ink.left + 1);
  deepStrictEqual(widths(50), [60, 90, 120]);
  deepStrictEqual(widths(80), [90, 120]);
});

sampled("cutSheet() keeps words of a cell together in a known grid", () => {
  const made = emptySheet(1000, 800);
  const truth: number[][] = [];
  for (const row of [0, 1, 2]) {
    for (const column of [0, 1]) {
      if (row === 1 && column === 0) continue; // nobody signed here
      // Words so far apart as cells are.
      for (const word of [0, 1]) {
        const left = 60 + 480 * column + 240 * word, top = 90 + 270 * row;
        print(made, { left, top, right: left + 120, bottom: top + 50 });
      }
      truth.push([row, column]);
    }
  }
  const cuts = cutSheet(made.sheet, { grid: { columns: 2, rows: 3 } });
  deepStrictEqual(cuts.map(({ row, column }) => [row, column]), truth);
  ok(cuts.every(({ ink }) => ink.right - ink.left === 360));
});

sampled("cutSheet() finds nothing on empty paper", () => {
  const made = emptySheet(600, 400);
  deepStrictEqual(cutSheet(made.sheet), []);
  photograph(made, new Random(6));
  deepStrictEqual(cutSheet(made.sheet), []);
});

sampled("cutSheet() turns light ink on dark paper round", () => {
  const made = gridSheet({ ...GRID, random: new Random(1) });
  made.sheet.pixels.forEach((p, i, all) => all[i] = 255 - p);
  check(made);
});

sampled("cutSheet() takes a shaded half of the sheet for paper", () => {
  const made = emptySheet(1200, 900);
  const random = new Random(3);
  for (const left of [80, 480, 880]) {
    write(made, signature(random, 200), [left, 350]);
  }
  // The right two thirds lie in the shadow, and the edge of it is soft.
  made.sheet.pixels.forEach((p, i, all) =>
    all[i] = p * (1 - 0.35 * Math.min(1, (i % 1200) / 500))
  );
  strictEqual(cutSheet(made.sheet).length, 3);
});

sampled("cutSheet() finds boxes on a sheet that lies askew on a desk", () => {
  const random = new Random(8), grid = { ...GRID, height: 900 };
  const sheet = gridSheet({ ...grid, random });
  rule(sheet, { ...grid, thick: 3 });
  const made = emptySheet(1130, 1030);
  // 1.7 degrees, by rows and columns that are moved; the desk is dark.
  const slope = 0.03;
  made.sheet.pixels.forEach((_, i, all) => {
    const [u, v] = [i % 1130 - 60, Math.floor(i / 1130) - 50];
    const x = Math.round(u + slope * v), y = Math.round(v - slope * u);
    const isSheet = x >= 0 && x < 1000 && y >= 0 && y < 900;
    all[i] = isSheet ? sheet.sheet.pixels[y * 1000 + x] : 85;
  });
  photograph(made, random);
  const cuts = cutSheet(made.sheet);
  deepStrictEqual(
    cuts.map(({ row, column }) => 3 * row + column),
    Array.from({ length: 15 }, (_, i) => i),
  );
});

sampled("cutSheet() sees no ink where light falls off to the edge", () => {
  const made = emptySheet(1200, 900);
  const random = new Random(9);
  for (const left of [80, 480, 880]) {
    write(made, signature(random, 200), [left, 350]);
  }
  made.sheet.pixels.forEach((p, i, all) => {
    all[i] = Math.max(0, p * (1 - 0.4 * (i % 1200) / 1200) + random.normal());
  });
  strictEqual(cutSheet(made.sheet).length, 3);
});
