import * as image from "@/image/mod.ts";
import { isDarkInk } from "./dark_ink.ts";
import { type Grid, groupByGrid } from "./group_by_grid.ts";
import { groupByNearness } from "./group_by_nearness.ts";
import type { Group } from "./groups.ts";
import { cellsOf } from "./cells.ts";
import { type Pieces, writtenPieces } from "./pieces.ts";
import { printedLines } from "./printed_lines.ts";
import { type Place, placesOf } from "./places.ts";
import { sheetInk } from "./sheet_ink.ts";

/** How a sheet is cut. */
export interface CutOptions {
  /** Where it is known; else signatures are found by nearness */
  grid?: Grid;
  /** Widest gap inside a signature, in heights of what is written */
  gap?: number;
  /** Least longer side of a signature, in pixels of the sheet */
  minSize?: number;
}

/** One signature, cut out of a sheet. */
export interface Cut extends Place {
  /** On the sheet, with its margin */
  box: image.Box;
  /** As it was scanned, without printed lines and neighbors */
  picture: image.GreyImage;
}

/** Ink is looked for at this longest side. */
const LOOK = 1600;
/** Free paper round the ink, as a share of the longer side of a signature. */
const MARGIN = 0.06;

/**
 * Finds the signatures on a sheet and cuts them out at its full resolution.
 *
 * ink → printed lines → pieces → signatures → boxes in reading order
 *
 * @param sheet A scan or photo with many signatures; light ink on dark is
 *   turned round
 * @returns In reading order; rows and columns from 0
 */
export function cutSheet(
  sheet: image.GreyImage,
  { grid, gap, minSize }: CutOptions = {},
): Cut[] {
  const seen = image.shrinkTo(sheet, LOOK);
  const isDark = isDarkInk(seen);
  const whole = isDark ? sheet : negative(sheet);
  const small = isDark ? seen : negative(seen);
  const scale = small.width / whole.width;
  const { ink, paper } = sheetInk(small);
  const lines = printedLines(ink);
  const pieces = writtenPieces(ink, lines);
  const least = minSize === undefined ? undefined : minSize * scale;
  const groups = inOrder(
    grid
      ? groupByGrid(pieces, lines, { ...grid, minSize: least })
      : placed(groupByNearness(pieces, lines, { gap, minSize: least }), {
        lines,
        ...small,
      }),
  );
  const owners = ownersOf(pieces, lines, groups);
  return groups.map((group, k) => {
    const box = onSheet(group, whole, scale);
    const clean = { owners, owner: k + 1, paper, scale };
    const picture = cleanCut(whole, box, clean);
    return { row: group.row, column: group.column, box, picture };
  });
}

function negative(sheet: image.GreyImage): image.GreyImage {
  return image.mapPixels(sheet, (p) => 255 - p);
}

/** Gives each its row and column: those of printed cells, where there are. */
function placed(
  groups: Group[],
  { lines, width, height }: {
    lines: Uint8Array;
    width: number;
    height: number;
  },
): (Group & Place)[] {
  const places = placesOf(cellsOf(groups, lines, { width, height }));
  return groups.map((group, i) => ({ ...group, ...places[i] }));
}

function inOrder<T extends Group & Place>(groups: T[]): T[] {
  return groups.sort((a, b) => a.row - b.row || a.left - b.left);
}

/** The box on the whole sheet, with its margin. */
function onSheet(
  { left, top, right, bottom }: image.Box,
  { width, height }: image.GreyImage,
  scale: number,
): image.Box {
  const margin = Math.max(
    4,
    MARGIN * (Math.max(right - left, bottom - top) + 1),
  );
  return {
    left: Math.max(0, Math.round((left - margin) / scale)),
    top: Math.max(0, Math.round((top - margin) / scale)),
    right: Math.min(width - 1, Math.round((right + 1 + margin) / scale) - 1),
    bottom: Math.min(height - 1, Math.round((bottom + 1 + margin) / scale) - 1),
  };
}

/** Nobody's: a printed line, or ink that is no signature. */
const NOBODY = -1;

/**
 * Whose each pixel of ink is, soft edges too: 1 + the place of its signature;
 * 0 where paper is.
 */
function ownersOf(
  { labels, list, written, width, height }: Pieces,
  lines: Uint8Array,
  groups: readonly Group[],
): Int16Array {
  const ownerOf = new Int16Array(list.length + 1);
  for (const k of written) ownerOf[k + 1] = NOBODY;
  list.forEach(({ area }, k) => {
    if (area > 50) ownerOf[k + 1] = NOBODY; // dust is left, edges are not
  });
  groups.forEach(({ pieces }, g) => {
    for (const k of pieces) ownerOf[k + 1] = g + 1;
  });
  let owners: Int16Array = new Int16Array(
    labels.map((label, i) => lines[i] === 1 ? NOBODY : ownerOf[label]),
  );
  for (let pass = 0; pass < 2; pass++) owners = grow(owners, width, height);
  return owners;
}

/** One pixel outwards; signatures win over what is nobody's. */
function grow(owners: Int16Array, width: number, height: number): Int16Array {
  const out = owners.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (owners[i] > 0) continue;
      for (let v = Math.max(0, y - 1); v <= y + 1 && v < height; v++) {
        for (let u = Math.max(0, x - 1); u <= x + 1 && u < width; u++) {
          const near = owners[v * width + u];
          if (near > 0 && owners[i] === 0) out[i] = near;
          else if (near === NOBODY && out[i] === 0) out[i] = NOBODY;
        }
      }
    }
  }
  return out;
}

/** Cuts out a box and lays paper over all ink that is not the owner's. */
function cleanCut(
  sheet: image.GreyImage,
  box: image.Box,
  { owners, owner, paper, scale }: {
    owners: Int16Array;
    owner: number;
    paper: image.Plane;
    scale: number;
  },
): image.GreyImage {
  const width = box.right - box.left + 1, height = box.bottom - box.top + 1;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const v = Math.min(paper.height - 1, Math.floor((box.top + y) * scale));
    for (let x = 0; x < width; x++, i++) {
      const u = Math.min(paper.width - 1, Math.floor((box.left + x) * scale));
      const at = v * paper.width + u;
      const isOther = owners[at] !== 0 && owners[at] !== owner;
      pixels[i] = isOther
        ? paper.pixels[at]
        : sheet.pixels[(box.top + y) * sheet.width + box.left + x];
    }
  }
  return { width, height, pixels };
}
