import type { Random } from "@/engine/random.ts";
import { alongArc } from "./lognormal.ts";
import { strokeArc } from "./strokes.ts";
import type { Target } from "./target.ts";

/**
 * The same plan in more and shorter strokes: how one draws what one does not
 * write.
 *
 * Each stroke on paper is cut into pieces of its own arc; moves through the
 * air stay whole.
 *
 * @param plan In x-heights
 * @param longest A stroke is cut into pieces that are at most about as long
 */
export function subStrokes(
  plan: readonly Target[],
  { longest, random }: { longest: number; random: Random },
): Target[] {
  return plan.flatMap((to, i) => {
    if (i === 0 || !to.down) return [to];
    const from = plan[i - 1], arc = strokeArc(from, to);
    // Not to the measure: the eye goes ahead of the hand by as much as it can.
    const count = Math.max(
      1,
      Math.round(arc.distance / longest + random.uniform() - .5),
    );
    return Array.from({ length: count }, (_, k) => {
      const bend = to.bend / count;
      if (k === count - 1) return { ...to, bend };
      const [x, y] = alongArc((k + 1) / count, arc);
      return { ...to, x: from.x + x, y: from.y + y, bend };
    });
  });
}
