/** How long a training waits for its images and for its random numbers. */
import { Random } from "@/engine/mod.ts";
import { DrawnAhead } from "@/training/_drawn_ahead.ts";

/** Milliseconds so far. */
export interface Draws {
  /** Waiting for batches. */
  data: number;
  /** In the drawing of batches while a step computes. */
  ahead: number;
  /** In the drawing of noise outside of them. */
  noise: number;
}

/** Puts clocks around what draws; they stay. */
export function watchDraws(): Draws {
  const draws = { data: 0, ahead: 0, noise: 0 };
  let isDrawing = false;
  const timed = (key: keyof Draws, work: () => unknown) => {
    if (isDrawing) return work();
    isDrawing = true;
    const start = performance.now();
    try {
      return work();
    } finally {
      draws[key] += performance.now() - start;
      isDrawing = false;
    }
  };
  // deno-lint-ignore no-explicit-any -- methods of two classes alike
  const watch = (prototype: any, method: string, key: keyof Draws) => {
    const plain = prototype[method];
    prototype[method] = function (...args: unknown[]) {
      return timed(key, () => plain.apply(this, args));
    };
  };
  watch(DrawnAhead.prototype, "next", "data");
  watch(DrawnAhead.prototype, "prepare", "ahead");
  watch(Random.prototype, "normals", "noise");
  watch(Random.prototype, "coarseNormals", "noise");
  return draws;
}
