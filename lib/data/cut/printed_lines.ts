import { components, type GreyImage } from "@/image/mod.ts";
import { fitParabola } from "./fit_parabola.ts";
import { dropTall, longRuns, widen } from "./_runs.ts";

/** Least lengths, as shares of the sheet's longest side. */
const RUN = 0.02, SIDE = 0.06;
/** Hands underline; a line that stands alone is a share so long of the sheet. */
const ALONE = 0.45;
/** Taller ink is a shadow or the desk, in pixels. */
const THICKEST = 9;
/** How far the sides of a box may miss each other, in pixels. */
const CORNER = 8;
/** A hand draws no line that is so straight, in pixels. */
const STRAIGHT = 0.8;

/** Ink, 1, on paper, 0. */
type Ink = GreyImage & { pixels: Uint8Array };

/** A straight line that goes along the rows. */
interface Line {
  left: number;
  right: number;
  /** Its middle at each column */
  at: (x: number) => number;
  thickness: number;
}

/**
 * Printed lines: boxes, rulers, rules to write on; turned by 3° at most.
 *
 * Strokes that cross a line stay whole: there the ink is taller than the line.
 *
 * @returns `[height, width]`: 1 where a line has ink of its own, 2 where it
 *   runs through a stroke
 */
export function printedLines(ink: Ink): Uint8Array {
  const upright = transpose(ink);
  const across = findLines(ink), down = findLines(upright);
  const flat = ofLines(ink, printed(across, down, ink.width));
  const turned = ofLines(upright, printed(down, across, ink.height));
  const { pixels } = transpose({
    width: ink.height,
    height: ink.width,
    pixels: turned,
  });
  return flat.map((line, i) => {
    // Where two lines meet, each takes the other for a stroke.
    if (line > 0 && pixels[i] > 0) return 1;
    return line || pixels[i];
  });
}

function transpose({ width, height, pixels }: Ink): Ink {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + y] = pixels[y * width + x];
  }
  return { width: height, height: width, pixels: out };
}

/** Lines that are long, or that end at others on both sides, as in a box. */
function printed(lines: Line[], others: Line[], length: number): Line[] {
  const meets = (x: number, y: number) =>
    others.some(({ left, right, at }) =>
      y > left - CORNER && y < right + CORNER && Math.abs(at(y) - x) < CORNER
    );
  return lines.filter(({ left, right, at }) =>
    right - left >= ALONE * length ||
    (meets(left, at(left)) && meets(right, at(right)))
  );
}

/** Marks the ink of lines along the rows. */
function ofLines(ink: Ink, lines: Line[]): Uint8Array {
  const { width, height, pixels } = ink;
  const out = new Uint8Array(width * height);
  for (const { left, right, at, thickness } of lines) {
    const reach = Math.ceil(thickness / 2) + 1;
    for (let x = left; x <= right; x++) {
      const middle = Math.round(at(x));
      const has = (y: number) =>
        y >= 0 && y < height && pixels[y * width + x] === 1;
      let top = middle - reach, bottom = middle + reach;
      while (top <= bottom && !has(top)) top++;
      while (bottom >= top && !has(bottom)) bottom--;
      if (top > bottom) continue;
      let tall = bottom - top + 1;
      for (let y = top; has(y - 1); y--) tall++;
      for (let y = bottom; has(y + 1); y++) tall++;
      const isCrossed = tall > 2 * thickness + 2;
      for (let y = top; y <= bottom; y++) {
        const isIn = Math.abs(y - middle) <= thickness / 2;
        if (!has(y) || (isCrossed && !isIn)) continue;
        out[y * width + x] = isCrossed ? 2 : 1;
      }
    }
  }
  return out;
}

/** Long runs of ink, joined where they touch or nearly, if they are straight. */
function findLines(ink: Ink): Line[] {
  const { width, height } = ink;
  const longest = Math.max(width, height);
  const runs = dropTall(longRuns(ink, RUN * longest), width, THICKEST);
  const joined = {
    width,
    height,
    pixels: widen(runs, width, RUN * longest / 3),
  };
  const { labels, list } = components(joined, 0.5);
  const sums = list.map(({ left, right }) => ({
    y: new Float64Array(right - left + 1),
    n: new Uint16Array(right - left + 1),
  }));
  for (let i = 0; i < labels.length; i++) {
    if (runs[i] === 0) continue;
    const { left } = list[labels[i] - 1], { y, n } = sums[labels[i] - 1];
    const x = i % width - left;
    y[x] += Math.floor(i / width);
    n[x]++;
  }
  return list.flatMap((piece, k) => {
    if (piece.right - piece.left < SIDE * longest) return [];
    return lineOf(piece, sums[k]) ?? [];
  });
}

function lineOf(
  { left, right }: { left: number; right: number },
  { y, n }: { y: Float64Array; n: Uint16Array },
): Line | undefined {
  const xs: number[] = [], ys: number[] = [], thick: number[] = [];
  n.forEach((count, x) => {
    if (count === 0) return;
    xs.push(left + x);
    ys.push(y[x] / count);
    thick.push(count);
  });
  const thickness = thick.sort((a, b) => a - b)[thick.length >> 1];
  const { at, rms } = fitParabola(xs, ys);
  const isLine = rms <= STRAIGHT && thickness <= THICKEST &&
    xs.length > 0.6 * (right - left);
  return isLine ? { left, right, at, thickness } : undefined;
}
