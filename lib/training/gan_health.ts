/** The watch over a GAN: which signs of trouble hold, and for how long. */
import type { Scores } from "./events.ts";
import { SIGNS } from "./_gan_signs.ts";
import type { Finding } from "./trainer.ts";

/** What the watch remembers; plain JSON. */
export interface HealthState {
  sums: Scores;
  count: number;
  /** Looks in a row at which each sign held */
  held: Record<string, number>;
  /** The highest diversity of the samples so far */
  most?: number;
}

/** Watches a GAN; says each sign once, until it is gone. */
export class GanHealth {
  #state: HealthState = { sums: {}, count: 0, held: {} };

  /** Counts what a step told. */
  addStep(losses: Scores): void {
    const { sums } = this.#state;
    this.#state.count++;
    for (const [name, loss] of Object.entries(losses)) {
      sums[name] = (sums[name] ?? 0) + loss;
    }
  }

  /**
   * What is wrong, since the last look.
   *
   * @param valid Scores of the samples and of held-out images
   */
  examine(step: number, valid: Scores): Finding[] {
    const { sums, count, held } = this.#state;
    if (count === 0) return [];
    const mean = Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [name, sum / count]),
    );
    this.#state.sums = {};
    this.#state.count = 0;
    const most = Math.max(this.#state.most ?? 0, valid.diversity);
    this.#state.most = most;
    const look = { step, mean, valid, most };
    return SIGNS.flatMap((sign) => {
      const { name, isCollapse, looks = 1 } = sign;
      held[name] = sign.holds(look) ? (held[name] ?? 0) + 1 : 0;
      if (held[name] !== looks) return [];
      return [{ message: sign.say(look), isCollapse }];
    });
  }

  /**
   * Whether no sign of a collapse holds, not even for the first time: what
   * was kept until the last look is worth going back to.
   */
  get isWell(): boolean {
    const { held } = this.#state;
    return !SIGNS.some(({ name, isCollapse }) => isCollapse && held[name] > 0);
  }

  /** Begins to count looks anew: what is changed must have time to show. */
  forgive(): void {
    this.#state.held = {};
  }

  state(): HealthState {
    return structuredClone(this.#state);
  }

  restore(state: HealthState): void {
    this.#state = structuredClone(state);
  }
}
