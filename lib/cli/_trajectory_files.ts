import type { Trajectory } from "@/data/procedural/mod.ts";

/** Of the picture, in user units; a line is one of them wide. */
const SVG_WIDTH = 256;

/**
 * A movement as a table: seconds, x-heights (y up), pressure 0..1.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const csv = trajectoryCsv({
 *   t: new Float32Array([.5]),
 *   x: new Float32Array([1]),
 *   y: new Float32Array([-2]),
 *   pressure: new Float32Array([.25]),
 * });
 * strictEqual(csv, "t,x,y,pressure\n0.500,1.0000,-2.0000,0.250\n");
 * ```
 */
export function trajectoryCsv({ t, x, y, pressure }: Trajectory): string {
  let csv = "t,x,y,pressure\n";
  for (let i = 0; i < t.length; i++) {
    csv += `${t[i].toFixed(3)},${x[i].toFixed(4)},${y[i].toFixed(4)},` +
      `${pressure[i].toFixed(3)}\n`;
  }
  return csv;
}

/**
 * A movement as a drawing: one line each time that the pen is down.
 *
 * @param title Told to those who open the file
 */
export function trajectorySvg(
  { x, y, pressure }: Trajectory,
  title: string,
): string {
  const lines: number[][] = [];
  for (let i = 0; i < x.length; i++) {
    if (pressure[i] === 0) continue;
    if (i === 0 || pressure[i - 1] === 0) lines.push([]);
    lines.at(-1)!.push(i);
  }
  const down = lines.flat();
  const least = (of: Float32Array) =>
    down.reduce((low, i) => Math.min(low, of[i]), Infinity);
  const most = (of: Float32Array) =>
    down.reduce((high, i) => Math.max(high, of[i]), -Infinity);
  const left = least(x), top = most(y);
  const scale = SVG_WIDTH / Math.max(1e-6, most(x) - left);
  const height = Math.max(1, scale * (top - least(y)));
  const at = (i: number) =>
    `${(scale * (x[i] - left)).toFixed(1)} ${
      (scale * (top - y[i])).toFixed(1)
    }`;
  const paths = lines.map((line) => `<path d="M${line.map(at).join("L")}"/>\n`);
  return `<svg xmlns="http://www.w3.org/2000/svg" ` +
    `viewBox="-2 -2 ${SVG_WIDTH + 4} ${(height + 4).toFixed(1)}" ` +
    `fill="none" stroke="#000" stroke-linecap="round">\n` +
    `<title>${title}</title>\n${paths.join("")}</svg>\n`;
}
