import type { GreyImage } from "./grey_image.ts";
import type { OrientationField } from "./orientation_field.ts";

/** A place in a picture, in pixels from the top left, y down. */
export interface Point {
  x: number;
  y: number;
}

/** How far around a place ridges are looked at, in grid steps. */
const REACH = 3;
/** Near ridges count more: exp(-r^2 / 2 NEAR^2), in grid steps. */
const NEAR = 1.8;
/** Less is no core: straight ridges at a border answer with half of 2 / pi. */
const LEAST = 0.33;

/**
 * The place that ridges bend around most: the core of a loop or a whorl.
 *
 * On a walk around it, by the angle phi, twice the angle of the ridges turns as
 * fast as the walk if they are a loop, and twice as fast if they are circles.
 * With z for twice that angle, as a complex number, the filters
 * sum g(r) exp(-i phi) z and sum g(r) exp(-2 i phi) z answer there with -i
 * (closed above) and with -1. An arch answers where it is most curved.
 *
 * Source: Nilsson & Bigun 2003, "Localization of corresponding points in
 * fingerprints by complex filtering"
 *
 * @param mask Of the field's blocks: looked for where it is above one half
 * @param period Ridge to ridge in pixels
 * @returns In pixels of the picture; nothing where ridges bend nowhere
 */
export function corePoint(
  field: OrientationField,
  mask: GreyImage,
  period: number,
): Point | undefined {
  const step = Math.max(1, period / field.step);
  const grid = onGrid(field, mask, step);
  const offset = Int32Array.from(
    FILTER.dx,
    (dx, k) => FILTER.dy[k] * grid.columns + dx,
  );
  let best = LEAST, found: Point | undefined;
  for (let row = REACH; row < grid.rows - REACH; row++) {
    for (let column = REACH; column < grid.columns - REACH; column++) {
      const at = row * grid.columns + column;
      if (!grid.inside[at]) continue;
      const answer = bend(grid, offset, at);
      if (answer <= best) continue;
      best = answer;
      const x = (column - REACH + 0.5) * step * field.step;
      const y = (row - REACH + 0.5) * step * field.step;
      found = { x, y };
    }
  }
  return found;
}

/** The field at every ridge each way, by coherence. */
interface Grid {
  /** With a rim of `REACH` on each side, where all is 0 */
  columns: number;
  rows: number;
  cos: Float32Array;
  sin: Float32Array;
  inside: Uint8Array;
}

function onGrid(
  { width, height, cos, sin, energy }: OrientationField,
  mask: GreyImage,
  step: number,
): Grid {
  const columns = Math.floor(width / step) + 2 * REACH;
  const rows = Math.floor(height / step) + 2 * REACH;
  const grid = {
    columns,
    rows,
    cos: new Float32Array(columns * rows),
    sin: new Float32Array(columns * rows),
    inside: new Uint8Array(columns * rows),
  };
  for (let row = REACH; row < rows - REACH; row++) {
    const y = Math.floor((row - REACH + 0.5) * step);
    for (let column = REACH; column < columns - REACH; column++) {
      const i = y * width + Math.floor((column - REACH + 0.5) * step);
      if (!(mask.pixels[i] > 0.5 && energy[i] > 0)) continue;
      const k = row * columns + column;
      grid.cos[k] = cos[i] / energy[i];
      grid.sin[k] = sin[i] / energy[i];
      grid.inside[k] = 1;
    }
  }
  return grid;
}

/** What z is around a core, at the pixels of a square around it. */
const FILTER = coreFilter();

function coreFilter() {
  const places = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, k) => ({
    dx: k % (2 * REACH + 1) - REACH,
    dy: Math.floor(k / (2 * REACH + 1)) - REACH,
  })).filter(({ dx, dy }) => dx !== 0 || dy !== 0);
  const near = Float32Array.from(
    places,
    ({ dx, dy }) => Math.exp(-(dx * dx + dy * dy) / (2 * NEAR * NEAR)),
  );
  const total = near.reduce((sum, g) => sum + g);
  const phi = places.map(({ dx, dy }) => Math.atan2(-dy, dx));
  const weigh = (of: (phi: number) => number) =>
    near.map((g, k) => g / total * of(phi[k]));
  return {
    dx: places.map(({ dx }) => dx),
    dy: places.map(({ dy }) => dy),
    // -i exp(i phi) in a loop that is closed above
    loopCos: weigh((phi) => Math.sin(phi)),
    loopSin: weigh((phi) => -Math.cos(phi)),
    // -exp(2 i phi) in circles
    ringCos: weigh((phi) => -Math.cos(2 * phi)),
    ringSin: weigh((phi) => -Math.sin(2 * phi)),
  };
}

/** 1 around a perfect core, of either kind. */
function bend(grid: Grid, offset: Int32Array, at: number): number {
  const { loopCos, loopSin, ringCos, ringSin } = FILTER;
  let loop = 0, ring = 0;
  for (let k = 0; k < offset.length; k++) {
    const cos = grid.cos[at + offset[k]], sin = grid.sin[at + offset[k]];
    loop += loopCos[k] * cos + loopSin[k] * sin;
    ring += ringCos[k] * cos + ringSin[k] * sin;
  }
  return Math.max(loop, ring);
}
