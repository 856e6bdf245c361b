/** What the distances of samples to the training pictures say. */
export interface CopyTest {
  /** C_T: below -3 samples are nearer than new pictures should be */
  z: number;
  /** Of the nearest tenth of both, the share that are samples, over chance */
  excess: number;
  /** How probable so many are by chance, at most 1 */
  chance: number;
  /** Whether either says that training pictures were copied */
  copies: boolean;
}

/** Below it the source takes samples for copies. */
const COPIED_Z = -3;
/** Rarer than one honest generator in a thousand. */
const COPIED_CHANCE = 1e-3;
/** Cells with fewer samples or held-out pictures tell nothing. */
const IN_A_CELL = 20;

/** Distances of one set to the training pictures, and where they lie. */
export interface Distances {
  /** To the nearest training picture, `[count]` */
  distances: ArrayLike<number>;
  /** Cell of each, `[count]`; left out: all in one */
  cells?: ArrayLike<number>;
}

/**
 * The three-sample test for copied training pictures.
 *
 * In each cell of the space of pictures the distances of samples and of
 * held-out pictures to the nearest training one are ranked together (Mann and
 * Whitney), and the cells are averaged by their held-out pictures:
 *
 *   Z = (U - m n / 2) / sqrt(m n (m + n + 1) / 12),   U = #{sample > held-out}
 *   C_T = sum_cells n_cell Z_cell / sum_cells n_cell
 *
 * Ranks of all hardly see a generator that copies now and then; hence also
 * the nearest tenth of both together: how many of it are samples, against
 * drawing without putting back (hypergeometric).
 * Source: Meehan, Chaudhuri and Dasgupta 2020,
 * https://arxiv.org/abs/2004.05675, sections 3 and 4; the second part is ours
 *
 * @param samples Of the generator
 * @param heldOut Of pictures that it was never shown
 *
 * @example Three samples nearer than all of three others: U = 0
 * ```ts
 * import { ok } from "node:assert/strict";
 * const of = (...distances: number[]) => ({ distances });
 * const { z } = copyTest(of(1, 2, 3), of(4, 5, 6));
 * ok(Math.abs(z - (0 - 9 / 2) / Math.sqrt(9 * 7 / 12)) < 1e-12);
 * ```
 */
export function copyTest(samples: Distances, heldOut: Distances): CopyTest {
  const [q, p] = [byCell(samples), byCell(heldOut)];
  const whole = { q: [...q.values()].flat(), p: [...p.values()].flat() };
  let [sum, weight] = [0, 0];
  for (const [cell, others] of p) {
    const own = q.get(cell) ?? [];
    if (Math.min(own.length, others.length) < IN_A_CELL) continue;
    sum += others.length * rankZ(own, others);
    weight += others.length;
  }
  const z = weight > 0 ? sum / weight : rankZ(whole.q, whole.p);
  const { excess, chance } = nearestTenth(whole.q, whole.p);
  return {
    z,
    excess,
    chance,
    copies: z < COPIED_Z || chance < COPIED_CHANCE,
  };
}

function byCell({ distances, cells }: Distances): Map<number, number[]> {
  const out = new Map<number, number[]>();
  for (let i = 0; i < distances.length; i++) {
    const cell = cells?.[i] ?? 0;
    const list = out.get(cell) ?? [];
    list.push(distances[i]);
    out.set(cell, list);
  }
  return out;
}

/** Z of Mann and Whitney's U: below 0 where `q` is the smaller. */
function rankZ(q: readonly number[], p: readonly number[]): number {
  let u = 0;
  for (const a of q) for (const b of p) u += a > b ? 1 : a === b ? .5 : 0;
  const [m, n] = [q.length, p.length];
  return (u - m * n / 2) / Math.sqrt(m * n * (m + n + 1) / 12);
}

/** How many of the nearest tenth are samples; P(as many or more). */
function nearestTenth(q: readonly number[], p: readonly number[]) {
  const all = [
    ...q.map((at) => ({ at, own: 1 })),
    ...p.map((at) => ({
      at,
      own: 0,
    })),
  ].sort((a, b) => a.at - b.at || a.own - b.own);
  const drawn = Math.ceil(all.length / 10);
  const own = all.slice(0, drawn).reduce((sum, { own }) => sum + own, 0);
  let chance = 0;
  for (let k = own; k <= Math.min(drawn, q.length); k++) {
    const rest = drawn - k;
    if (rest > p.length) continue;
    chance += Math.exp(
      choose(q.length, k) + choose(p.length, rest) - choose(all.length, drawn),
    );
  }
  const excess = own / drawn - q.length / all.length;
  return { excess, chance: Math.min(1, chance) };
}

/** log of n over k */
function choose(n: number, k: number): number {
  let log = 0;
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return log;
}
