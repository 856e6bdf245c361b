/** What the tests of training share: a trainer without a network. */
import { openEngine, tf } from "@/engine/mod.ts";
import {
  type Features,
  type LoopOptions,
  type Pictures,
  type Scores,
  train,
  type Trainer,
  type TrainEvent,
  type Variables,
} from "@/training/mod.ts";

await openEngine({ engine: "cpu" });

/** What a {@linkcode Counter} says. */
export interface Script {
  /** The loss of a step; default: 1 / step. */
  loss?: (step: number) => number;
  /** The score at each look at valid; default: ever better. */
  score?: (look: number) => number;
  /** The weight after a step; default: the step. */
  weight?: (step: number) => number;
  /** What the score compares pictures by. */
  features?: string;
}

/** Counts its steps in one weight, and in its state. */
export class Counter implements Trainer<{ steps: number }> {
  readonly variables: Variables = { weight: tf.variable(tf.tensor1d([0])) };
  readonly best = this.variables;
  readonly features?: Features;
  steps = 0;
  #looks = 0;
  #script: Required<Omit<Script, "features">>;

  constructor({ features, ...script }: Script = {}) {
    if (features) this.features = { score: features };
    this.#script = {
      loss: (step) => 1 / step,
      score: (look) => -look,
      weight: (step) => step,
      ...script,
    };
  }

  get weight(): number {
    return this.variables.weight.dataSync()[0];
  }

  get epoch(): number {
    return Math.floor(this.steps / 4);
  }

  step(step: number): Promise<Scores> {
    this.steps++;
    this.variables.weight.assign(tf.tensor1d([this.#script.weight(step)]));
    return Promise.resolve({ loss: this.#script.loss(step) });
  }

  validate(): Scores {
    return { score: this.#script.score(this.#looks++) };
  }

  sample(): Pictures {
    return { pixels: new Float32Array([1]), size: 1, count: 1 };
  }

  state() {
    return { steps: this.steps };
  }

  restore({ steps }: { steps: number }): void {
    this.steps = steps;
  }
}

/** All events of a run; `after` may act on each. */
export async function eventsOf(
  trainer: Trainer,
  options: Partial<LoopOptions>,
  after: (event: TrainEvent) => void | Promise<void> = () => {},
): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  const all = { steps: 4, bestBy: "score", now: () => 0, ...options };
  for await (const event of train(trainer, all)) {
    events.push(event);
    await after(event);
  }
  return events;
}

/** Events as `type step`, in order. */
export function inShort(events: TrainEvent[]): string[] {
  return events.map(({ type, step }) => `${type} ${step}`);
}
