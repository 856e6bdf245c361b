import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Column, COLUMNS } from "@/cli/evaluation/columns.ts";
import { measureRows, pictureRows } from "@/cli/evaluation/look_rows.ts";
import {
  joined,
  pictures,
  signatures,
  SIZE,
} from "../../metrics/_drawn_sets.ts";

const real = signatures(1, 20);

/** The same in each column but one. */
function columns(samples: Float32Array): Record<Column, Float32Array> {
  const all = Object.fromEntries(COLUMNS.map((column) => [column, real]));
  return { ...all, samples } as Record<Column, Float32Array>;
}

Deno.test("pictureRows() see what is blank, black and always the same", () => {
  const [first, ...rest] = pictures(real);
  const some = rest.map((x, i) =>
    i < 5 ? x.map(() => 0) : i < 7 ? x.map(() => 1) : first
  );
  const rows = pictureRows(columns(joined([first, ...some])), SIZE, 1);
  const [ssim, pixels, blank, black] = rows.map(({ values }) => values);
  deepStrictEqual([blank.samples, black.samples], [25, 10]);
  deepStrictEqual([blank.real, black.real], [0, 0]);
  const all = joined(pictures(real).map(() => first));
  const same = pictureRows(columns(all), SIZE, 1);
  ok(Math.abs(same[0].values.samples!) < 1e-6 && ssim.real! > 0.2);
  strictEqual(same[1].values.samples, 0);
  ok(pixels.real! > 0.1);
});

Deno.test("measureRows() leave out what a column has none of", () => {
  const ink = {
    name: "ink",
    unit: "levels",
    of: ({ pixels }: { pixels: ArrayLike<number> }) =>
      Math.max(...Array.from(pixels)) || undefined,
  };
  const half = real.map((x) => x / 2);
  const blank = new Float32Array(real.length);
  const all = { ...columns(half), blank };
  const [row] = measureRows([ink], real, all, SIZE);
  strictEqual(row.name, "ink, levels: distance");
  const { values } = row;
  deepStrictEqual([values.real, values.blank], [0, null]);
  ok(Math.abs(values.samples! - 255 / 2) < 1, `${values.samples}`);
});
