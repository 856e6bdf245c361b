import type { Trajectory } from "./trajectory.ts";

/** How a line is laid down. */
export interface InkOptions {
  /** Width and height of the picture in pixels */
  size: number;
  /** Width of the line in pixels, at size 64 */
  pen: number;
  /** How much of the width depends on pressure, 0..1 */
  touch: number;
}

/** Free paper on each side: a share of the size, and at least so many pixels. */
const MARGIN = .05, LEAST_MARGIN = 2;
/** A thinner line would be grey all over, in pixels. */
const THINNEST = 1.4;

/**
 * Draws a trajectory, fitted into the middle of a square of paper.
 *
 * @returns `[size, size]`, 0 = paper, 255 = ink, edges one pixel soft
 */
export function layInk(
  trajectory: Trajectory,
  { size, pen, touch }: InkOptions,
): Uint8Array {
  const width = Math.max(THINNEST, pen * size / 64);
  const { scale, left, top } = fit(trajectory, size, width);
  const { x, y, pressure } = trajectory;
  const cover = new Float32Array(size * size);
  const half = (i: number) => width / 2 * (1 + touch * (pressure[i] - .7));
  let last = -1;
  for (let i = 0; i < x.length; i++) {
    if (pressure[i] === 0) {
      last = -1;
      continue;
    }
    const from = last < 0 ? i : last;
    const step = scale * Math.hypot(x[i] - x[from], y[i] - y[from]);
    if (last >= 0 && step < .3 && pressure[i + 1]) continue;
    const at = (k: number) => [left + scale * x[k], top - scale * y[k]];
    drawLine(cover, size, at(from), at(i), half(from), half(i));
    last = i;
  }
  return new Uint8Array(cover.map((c) => Math.round(255 * c)));
}

/** Where x = y = 0 lands and how large an x-height is, in pixels. */
function fit({ x, y, pressure }: Trajectory, size: number, width: number) {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (pressure[i] === 0) continue;
    if (x[i] < x0) x0 = x[i];
    if (x[i] > x1) x1 = x[i];
    if (y[i] < y0) y0 = y[i];
    if (y[i] > y1) y1 = y[i];
  }
  const margin = Math.max(LEAST_MARGIN, MARGIN * size);
  const room = size - 2 * margin - width;
  const scale = room / Math.max(x1 - x0, y1 - y0, 1e-6);
  return {
    scale,
    left: size / 2 - scale * (x0 + x1) / 2,
    top: size / 2 + scale * (y0 + y1) / 2,
  };
}

/** Covers the pixels near a line from p to q, whose half width runs r to s. */
function drawLine(
  cover: Float32Array,
  size: number,
  [px, py]: number[],
  [qx, qy]: number[],
  r: number,
  s: number,
) {
  const reach = Math.max(r, s) + .5;
  const x0 = Math.max(0, Math.floor(Math.min(px, qx) - reach));
  const x1 = Math.min(size - 1, Math.floor(Math.max(px, qx) + reach));
  const y0 = Math.max(0, Math.floor(Math.min(py, qy) - reach));
  const y1 = Math.min(size - 1, Math.floor(Math.max(py, qy) + reach));
  const dx = qx - px, dy = qy - py, square = dx * dx + dy * dy || 1e-9;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const cx = x + .5 - px, cy = y + .5 - py;
      const along = Math.min(1, Math.max(0, (cx * dx + cy * dy) / square));
      const ex = cx - along * dx, ey = cy - along * dy;
      const away = Math.sqrt(ex * ex + ey * ey);
      const c = Math.min(1, r + (s - r) * along + .5 - away);
      if (c > cover[y * size + x]) cover[y * size + x] = c;
    }
  }
}
