/**
 * One stroke of the Kinematic Theory of rapid human movement: a neuromuscular
 * command answered with a lognormal speed along an arc of a circle.
 *
 * Source: Plamondon 1995, Biol. Cybern. 72; O'Reilly and Plamondon 2009,
 * Pattern Recognition 42 (the sigma-lognormal model)
 */
export interface LognormalStroke {
  /** Length of the arc, D, in x-heights */
  distance: number;
  /** Direction of movement at the start and at the end, radians, y up */
  thetaStart: number;
  thetaEnd: number;
  /** When the command is given, seconds */
  t0: number;
  /** Log of the time to half of the way, log seconds */
  mu: number;
  /** Width of the response, log seconds */
  sigma: number;
}

/** Where a stroke leads. */
export type Arc = Pick<
  LognormalStroke,
  "distance" | "thetaStart" | "thetaEnd"
>;

/** When, in t - t0; where the response is in time. */
export type Response = Pick<LognormalStroke, "t0" | "mu" | "sigma">;

/**
 * Speed of a stroke of length 1 at time `t`; its integral over time is 1.
 *
 * @param t Seconds
 * @returns Per second
 */
export function lognormal(t: number, { t0, mu, sigma }: Response): number {
  if (t <= t0) return 0;
  // Lambda(t) = exp(-(ln(t - t0) - mu)^2 / (2 sigma^2))
  //             / (sigma sqrt(2 pi) (t - t0))
  const z = (Math.log(t - t0) - mu) / sigma;
  return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI) * (t - t0));
}

/**
 * Share of a stroke that is done at time `t`, 0..1.
 *
 * @param t Seconds
 *
 * @example Half of the way is done after exp(mu) seconds
 * ```ts
 * import { ok } from "node:assert/strict";
 * const stroke = { t0: 1, mu: Math.log(0.2), sigma: 0.3 };
 * ok(Math.abs(lognormalShare(1.2, stroke) - 0.5) < 1e-6);
 * ```
 */
export function lognormalShare(t: number, { t0, mu, sigma }: Response): number {
  if (t <= t0) return 0;
  // integral of Lambda = (1 + erf((ln(t - t0) - mu) / (sigma sqrt(2)))) / 2
  return (1 + erf((Math.log(t - t0) - mu) / (sigma * Math.SQRT2))) / 2;
}

/**
 * Where a stroke has led when a share of it is done, from its own start.
 *
 * @param share 0..1, see {@linkcode lognormalShare}
 * @returns [dx, dy] in x-heights
 */
export function alongArc(
  share: number,
  { distance, thetaStart, thetaEnd }: Arc,
): [number, number] {
  const bend = thetaEnd - thetaStart;
  if (Math.abs(bend) < 1e-3) {
    const theta = (thetaStart + thetaEnd) / 2, d = distance * share;
    return [d * Math.cos(theta), d * Math.sin(theta)];
  }
  // phi(s) = thetaStart + (thetaEnd - thetaStart) s
  // integral of D (cos phi, sin phi) ds = D / bend (sin phi, -cos phi)
  const phi = thetaStart + bend * share, radius = distance / bend;
  return [
    radius * (Math.sin(phi) - Math.sin(thetaStart)),
    radius * (Math.cos(thetaStart) - Math.cos(phi)),
  ];
}

/** Error function to 1.5e-7: Abramowitz and Stegun 1964, 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const p = t * (0.254829592 +
    t * (-0.284496736 +
        t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - p * Math.exp(-x * x));
}
