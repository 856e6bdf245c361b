/**
 * What is known of a training so far, gathered from its events.
 *
 * Notebooks (`live()`), the browser tab (`--plot`) and run folders (`show()`)
 * draw the same record.
 */
import { linePlot } from "./line_plot.ts";
import { panels } from "./panels.ts";
import type { Panels, Points } from "./plot.ts";
import type { Images } from "./sheet.ts";

/** The events of a training, as far as they are drawn. */
export type DrawnEvent =
  | { type: "start"; step: number; steps: number }
  | { type: "step"; step: number; losses: Scores; seconds: number }
  | { type: "epoch"; step: number; train: Scores; valid: Scores }
  | { type: "sample"; step: number; pictures: Images }
  | { type: "health"; step: number; message: string; backTo?: number }
  | { type: "checkpoint"; step: number }
  | { type: "done"; step: number; reason: string };

/** How curves are drawn. */
export interface CurveOptions {
  /** Which scores, in order; the most telling four when left out. */
  names?: string[];
  /** Of all of them. */
  unit?: string;
  /** Panels in a row. */
  columns?: number;
}

type Scores = Record<string, number>;
type Split = "train" | "valid";

/** Scores of a VAE, which are in nats per image. */
const IN_NATS = ["recon", "kl", "nelbo", "loss"];
const MOST_PANELS = 4;
/** Batches are noisy: a curve of them shows so many means at most. */
const MEANS = 200;

/** Gathers events; what a run takes back, it forgets. */
export class TrainingRecord {
  #batches: Record<string, Points> = {};
  #epochs: Extract<DrawnEvent, { type: "epoch" }>[] = [];
  #begin = 0;
  #steps = 0;
  #last?: { step: number; seconds: number };
  #done?: { step: number; reason: string };
  /** The newest pictures from the same noise. */
  pictures?: Images;
  /** What was wrong last. */
  health?: string;

  /** Takes the next event. */
  take(event: DrawnEvent): void {
    switch (event.type) {
      case "start":
        this.#begin = event.step;
        this.#steps = event.steps;
        this.#done = undefined;
        return this.#forgetAfter(event.step);
      case "step":
        this.#last = event;
        for (const [name, loss] of Object.entries(event.losses)) {
          (this.#batches[name] ??= []).push([event.step, loss]);
        }
        return;
      case "epoch":
        this.#epochs.push(event);
        return;
      case "sample":
        this.pictures = event.pictures;
        return;
      case "health":
        this.health = `step ${event.step}: ${event.message}`;
        if (event.backTo !== undefined) this.#forgetAfter(event.backTo);
        return;
      case "done":
        this.#done = event;
    }
  }

  /** Whether the last event has come. */
  get isDone(): boolean {
    return this.#done !== undefined;
  }

  /** Where the run stands; seconds left are told until it is done. */
  get status(): { step: number; steps: number; left?: number; end?: string } {
    const steps = this.#steps;
    if (this.#done) return { ...this.#done, steps, end: this.#done.reason };
    const { step, seconds } = this.#last ?? { step: this.#begin, seconds: 0 };
    const made = step - this.#begin;
    if (made <= 0) return { step, steps };
    return { step, steps, left: (steps - step) * seconds / made };
  }

  /** A panel for each score, or none yet. */
  curves(
    { names = this.#tellingNames(), unit, columns = 1 }: CurveOptions = {},
    size: { width?: number; height?: number } = {},
  ): Panels | undefined {
    const plots = names.map((name) => {
      const lines = {
        train: this.#train(name),
        valid: this.#of("valid", name),
      };
      return linePlot({
        title: name,
        x: "step",
        y: unit ?? (IN_NATS.includes(name) ? "nats per image" : ""),
        series: Object.entries(lines)
          .map(([name, points]) => ({ name, points })),
        ...size,
      });
    }).filter(({ series }) => series.some(({ points }) => points.length > 0));
    return plots.length > 0 ? panels(plots, { columns }) : undefined;
  }

  /** Means of batches, or the means that epochs tell. */
  #train(name: string): Points {
    const batches = this.#batches[name] ?? [];
    const made = name in this.#batches ? batches : this.#of("train", name);
    const length = Math.ceil(made.length / MEANS);
    return Array.from(
      { length: Math.ceil(made.length / length) || 0 },
      (_, i) => {
        const part = made.slice(i * length, (i + 1) * length);
        const sum = part.reduce((sum, [, y]) => sum + y, 0);
        return [part.at(-1)![0], sum / part.length] as const;
      },
    );
  }

  #of(split: Split, name: string): Points {
    return this.#epochs.filter((epoch) => name in epoch[split])
      .map((epoch) => [epoch.step, epoch[split][name]]);
  }

  /** What both splits know, then losses, then what only valid knows. */
  #tellingNames(): string[] {
    const valid = Object.keys(this.#epochs.at(-1)?.valid ?? {});
    const losses = Object.keys(this.#batches);
    const shared = valid.filter((name) => losses.includes(name));
    const loose = losses.filter((name) => /loss$/i.test(name));
    const first = shared.length > 0 ? shared : loose;
    return [...new Set([...first, ...valid])].slice(0, MOST_PANELS);
  }

  #forgetAfter(step: number): void {
    this.#epochs = this.#epochs.filter((epoch) => epoch.step <= step);
    for (const [name, points] of Object.entries(this.#batches)) {
      this.#batches[name] = points.filter(([x]) => x <= step);
    }
  }
}
