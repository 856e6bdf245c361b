/** What the cuts of a sheet are called, and the table of where they were. */
import type { Cut } from "@/data/cut/mod.ts";

/** Who wrote what. */
export interface Persons {
  person?: string;
  rowsArePersons: boolean;
  columnsArePersons: boolean;
}

/**
 * The file of each cut; the layout "folder" reads a folder as a person.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const box = { left: 0, top: 0, right: 0, bottom: 0 };
 * const picture = { width: 1, height: 1, pixels: new Uint8Array(1) };
 * const cuts = [{ row: 4, column: 1, box, picture }];
 * const persons = { rowsArePersons: true, columnsArePersons: false };
 * deepStrictEqual(cutFiles(cuts, persons), ["signatures/row-05/001.png"]);
 * ```
 */
export function cutFiles(
  cuts: readonly Cut[],
  { person, rowsArePersons, columnsArePersons }: Persons,
): string[] {
  const number = (n: number, least: number) =>
    String(n + 1).padStart(Math.max(least, String(cuts.length).length), "0");
  return cuts.map(({ row, column }, place) => {
    const folder = rowsArePersons
      ? `row-${number(row, 2)}`
      : columnsArePersons
      ? `column-${number(column, 2)}`
      : person;
    return ["signatures", folder, `${number(place, 3)}.png`]
      .filter((part) => part !== undefined).join("/");
  });
}

/** CSV: where each was on the sheet, in its pixels. */
export function cutTable(
  cuts: readonly Cut[],
  files: readonly string[],
): string {
  const rows = cuts.map(({ row, column, box }, i) => [
    /[",\n]/.test(files[i]) ? `"${files[i].replaceAll('"', '""')}"` : files[i],
    row + 1,
    column + 1,
    box.left,
    box.top,
    box.right - box.left + 1,
    box.bottom - box.top + 1,
  ]);
  return [["file", "row", "column", "left", "top", "width", "height"], ...rows]
    .map((line) => `${line.join(",")}\n`).join("");
}
