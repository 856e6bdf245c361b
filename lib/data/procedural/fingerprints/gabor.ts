/** How many orientations and periods a bank has filters for. */
const ANGLES = 64, PERIODS = 10;
/** Periods from here on, in steps, in pixels of the coarse map. */
const FIRST = 3.7, STEP = .2;
/** Filters reach that far, in pixels of the coarse map. */
const REACH = 6;

/** Oriented filters, one row each, over the pixels of half a disc. */
export interface GaborBank {
  /** Pixels of the half disc: right of the middle, or below it */
  dx: Int32Array;
  dy: Int32Array;
  /** `[filters]`, weight of the middle */
  middle: Float32Array;
  /** `[filters, dx.length]`, weight of a pixel and of the one opposite */
  sides: Float32Array;
  /** Which filter is for an orientation in radians and a period in pixels */
  filterFor(orientation: number, period: number): number;
}

let bank: GaborBank | undefined;

/**
 * The filters that ridges grow by; made once, they depend on nothing.
 *
 * g(u, v) = exp(-(u^2 + v^2) / 2 sigma^2) cos(2 pi v / period), v across the
 * ridge, sigma = 0.4 period so that three peaks count (Cappelli et al. 2000);
 * its mean under the disc is taken away, and a wave of its own period and
 * orientation comes out with gain 1.
 */
export function gaborBank(): GaborBank {
  return bank ??= newBank();
}

function newBank(): GaborBank {
  const disc: [number, number][] = [];
  for (let y = 0; y <= REACH; y++) {
    for (let x = y === 0 ? 1 : -REACH; x <= REACH; x++) {
      if (x * x + y * y <= REACH * REACH + 1) disc.push([x, y]);
    }
  }
  const middle = new Float32Array(ANGLES * PERIODS);
  const sides = new Float32Array(ANGLES * PERIODS * disc.length);
  for (let a = 0; a < ANGLES; a++) {
    for (let p = 0; p < PERIODS; p++) {
      const filter = a * PERIODS + p;
      const angle = Math.PI * a / ANGLES;
      const weights = oneFilter(disc, angle, FIRST + STEP * p);
      middle[filter] = weights[0];
      sides.set(weights.slice(1), filter * disc.length);
    }
  }
  return {
    dx: Int32Array.from(disc, ([x]) => x),
    dy: Int32Array.from(disc, ([, y]) => y),
    middle,
    sides,
    filterFor(orientation, period) {
      const turn = Math.round(orientation / Math.PI * ANGLES) % ANGLES;
      const p = Math.round((period - FIRST) / STEP);
      return (turn + ANGLES) % ANGLES * PERIODS +
        Math.min(PERIODS - 1, Math.max(0, p));
    },
  };
}

/** Weights of the middle and of the half disc. */
function oneFilter(
  disc: [number, number][],
  angle: number,
  period: number,
): number[] {
  const sigma = .4 * period;
  const all = [[0, 0], ...disc].map(([x, y]) => {
    const across = x * Math.sin(angle) + y * Math.cos(angle);
    const near = Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
    return { near, wave: Math.cos(2 * Math.PI * across / period) };
  });
  const times = (i: number) => i === 0 ? 1 : 2;
  const sum = (f: (one: typeof all[number]) => number) =>
    all.reduce((total, one, i) => total + times(i) * f(one), 0);
  const mean = sum(({ near, wave }) => near * wave) / sum(({ near }) => near);
  const gain = sum(({ near, wave }) => near * (wave - mean) * wave);
  return all.map(({ near, wave }) => near * (wave - mean) / gain);
}
