import type { Scores } from "./events.ts";

/**
 * What to say of losses that are no numbers any more.
 *
 * @param losses At least one of them is not finite
 */
export function describeDivergence(step: number, losses: Scores): string {
  const [name] = Object.entries(losses)
    .find(([, loss]) => !Number.isFinite(loss))!;
  return `${name} is no number any more at step ${step}: the learning rate is ` +
    "likely too high. Resume from the last checkpoint with a lower one";
}
