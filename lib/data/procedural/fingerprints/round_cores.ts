import { orientationAt } from "./orientation_field.ts";
import { DIRECTIONS, type Pattern, type Singularity } from "./pattern.ts";

/**
 * Rounds the heads of loops: ridges run straight up to a core, then half round.
 *
 * The zero-pole model alone gives parabolas, whose inmost are pinched. Seen
 * from the core, b off the axis of the loop, theta is then b / 2; a round head
 * has 0 for b < pi/2 and b - pi/2 beyond. The correction c(b) = -share min(b,
 * pi - b), odd in b, goes a share of the way.
 *
 * @param share 0 = parabolas, 1 = half circles on parallels
 */
export function roundCores(pattern: Pattern, share: number): Pattern {
  const round = (core: Singularity): Singularity => {
    const singularities = pattern.singularities.filter((o) => o !== core);
    // Along the axis a ridge points at the core: b = b / 2 + rest.
    const axis = 2 * orientationAt({ ...pattern, singularities }, core);
    const correction = core.correction.map((own, k) => {
      const b = wrap(2 * Math.PI * (k / DIRECTIONS - .5) - axis);
      const head = Math.min(Math.abs(b), Math.PI - Math.abs(b));
      return own - share * Math.sign(b) * head;
    });
    return { ...core, correction };
  };
  return {
    ...pattern,
    singularities: pattern.singularities
      .map((point) => point.kind === "core" ? round(point) : point),
  };
}

/** The same angle in [-pi, pi). */
function wrap(angle: number): number {
  const turn = 2 * Math.PI;
  return angle - turn * Math.floor(angle / turn + .5);
}
