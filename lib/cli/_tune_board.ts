/** What a search says while it runs: time left, each trial, the best so far. */
import type { TunePlan } from "./_tune_plan.ts";
import type { TuneLine } from "./_tune_search.ts";
import { ranked, type Standing } from "./_tune_standing.ts";
import { formatSeconds, type ProgressLine } from "./progress.ts";

/** What the board shows. */
export interface BoardOptions {
  plan: TunePlan;
  /** Seconds */
  budget: number;
  /** Seconds of searching so far */
  now: () => number;
  line: ProgressLine;
  standings: () => Standing[];
}

/** Ticks until it is done. */
export class TuneBoard implements Disposable {
  #options: BoardOptions;
  #timer: ReturnType<typeof setInterval>;

  constructor(options: BoardOptions) {
    this.#options = options;
    options.line.begin("tune");
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** Says what has happened in a line. */
  tell(event: TuneLine): void {
    const { plan, line, standings } = this.#options;
    const name = nameOf(event.trial);
    if (event.type === "test") {
      line.note(`test: ${name}: ${plan.objective} ${shown(event.value)}`);
    }
    if (event.type !== "end") return;
    const { steps, value, message } = event;
    const [best] = ranked(standings());
    const said = value === null
      ? `failed: ${message}`
      : `${plan.objective} ${shown(signed(value, plan))}`;
    const isBest = best?.trial === event.trial ? "  best so far" : "";
    line.note(`${name} at step ${steps}: ${said}${isBest}`);
  }

  done(): void {
    clearInterval(this.#timer);
    this.#options.line.done();
  }

  [Symbol.dispose](): void {
    this.done();
  }

  #tick(): void {
    const { budget, now, line, standings, plan } = this.#options;
    const all = standings();
    const [best] = ranked(all);
    const losses: Record<string, number> = best
      ? { [plan.objective]: signed(best.value, plan) }
      : {};
    const left = now() < budget
      ? `${formatSeconds(budget - now())} left`
      : "the search is over, finishing";
    const count = `${all.length} trial${all.length === 1 ? "" : "s"}`;
    const state = `${left}  ${count}`;
    line.update({ step: now(), total: budget, state, losses }, 1000 * now());
  }
}

/** `default` or `trial 7`. */
export function nameOf(trial: number): string {
  return trial === 0 ? "default" : `trial ${trial}`;
}

/** A value as it was measured, not as it is compared. */
export function signed(value: number, { maximize }: TunePlan): number {
  return maximize ? -value : value;
}

function shown(value: number | null): string {
  return value === null ? "not known" : String(Number(value.toPrecision(5)));
}
