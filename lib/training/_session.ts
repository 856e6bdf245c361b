/** One session of a run: from its start, or its checkpoint, to its end. */
import { encodeCheckpoint } from "./checkpoint.ts";
import { Checkpoints } from "./_checkpoints.ts";
import type { Reason, TrainEvent } from "./events.ts";
import { type LoopOptions, withDefaults } from "./loop.ts";
import { addStep, judge, newProgress, takeMeans } from "./progress.ts";
import { describeDivergence, firstSpoilt } from "./health.ts";
import type { Finding, Trainer } from "./trainer.ts";

type Events = AsyncGenerator<TrainEvent>;

/** How often a run may go back before it is given up. */
const MOST_ROLLBACKS = 3;
const ORDINALS = ["first", "second", "third"];

/** Steps a trainer and tells each event, in the folder and to the caller. */
export class Session<State> {
  #trainer: Trainer<State>;
  #options: ReturnType<typeof withDefaults>;
  #progress = newProgress();
  #start: number;
  #reason: Reason | undefined;
  #checkpoints: Checkpoints<State>;

  constructor(trainer: Trainer<State>, options: LoopOptions) {
    this.#trainer = trainer;
    this.#options = withDefaults(options);
    this.#checkpoints = new Checkpoints(trainer, options.folder);
    this.#start = this.#options.now();
  }

  /** Restores the newest checkpoint, or keeps one before the first step. */
  async *begin(): Events {
    const resumed = await this.#checkpoints.resume();
    if (resumed) this.#progress = resumed;
    const { step } = this.#progress;
    const { steps, folder } = this.#options;
    // A run that was killed before its first checkpoint begins anew.
    if (!resumed) await folder?.cutEvents(0);
    yield await this.#tell({ type: "start", step, steps });
    if (resumed) return;
    yield* this.#sample();
    yield* this.#checkpoint();
  }

  /** Whether the run ends here; why is kept for `end()`. */
  async isOver(): Promise<boolean> {
    const { steps, until, signal, minutes, patience, folder } = this.#options;
    if (this.#progress.step >= steps) this.#reason ??= "steps";
    else if (this.#progress.step >= until) this.#reason ??= "paused";
    else if (signal?.aborted) this.#reason ??= "stopped";
    else if (this.#seconds() >= 60 * minutes) this.#reason ??= "minutes";
    else if (this.#progress.worse >= patience) this.#reason ??= "early";
    else if (await folder?.stopRequested()) this.#reason ??= "stopped";
    return this.#reason !== undefined;
  }

  /** One step, and what is due after it. */
  async *step(): Events {
    const progress = this.#progress;
    const step = progress.step + 1;
    const losses = await this.#trainer.step(step);
    const spoilt = firstSpoilt(losses);
    if (spoilt) return yield* this.#diverge(step, spoilt);
    addStep(progress, losses);
    const { epoch } = this.#trainer;
    const seconds = this.#seconds();
    yield await this.#tell({ type: "step", step, epoch, losses, seconds });
    const { steps, until, validateEvery, sampleEvery, checkpointEvery } =
      this.#options;
    const isLast = step === steps || step === until;
    if (isLast || step % validateEvery === 0) yield* this.#validate();
    // Spoilt on valid, or gone back to an earlier step.
    if (this.#reason || this.#progress !== progress) return;
    if (isLast || step % sampleEvery === 0) yield* this.#sample();
    if (step % checkpointEvery === 0) yield* this.#checkpoint();
  }

  /** Saves, unless the weights are spoilt, and says why it ended. */
  async *end(): Events {
    const { step, best } = this.#progress;
    const isSpoilt = ["diverged", "collapsed"].includes(this.#reason!);
    if (!isSpoilt) yield* this.#checkpoint();
    const reason = this.#reason!;
    yield await this.#tell({ type: "done", step, reason, best });
  }

  /** Keeps what a step changes, unless the last one has spoilt it. */
  async *#checkpoint(): Events {
    const { step } = this.#progress;
    if (!this.#checkpoints.isDue(step)) return;
    const spoilt = firstSpoilt(this.#trainer.variables);
    if (spoilt) return yield* this.#diverge(step, spoilt);
    const file = await this.#checkpoints.save(this.#progress);
    if (file) yield await this.#tell({ type: "checkpoint", step, file });
  }

  async *#validate(): Events {
    const { bestBy, folder } = this.#options;
    const valid = await this.#trainer.validate();
    const { step } = this.#progress;
    const spoilt = firstSpoilt(valid);
    if (spoilt) return yield* this.#diverge(step, `${spoilt} on valid`);
    const { epoch, features } = this.#trainer;
    const by = features?.[bestBy];
    // A distance can be small where samples are few and faint: what is not
    // well is not the best.
    const findings = this.#trainer.examine?.() ?? [];
    const isBest = this.#isWell && judge(this.#progress, valid[bestBy], by);
    if (isBest) {
      await folder?.writeBest(encodeCheckpoint(this.#trainer.best, { step }));
    }
    const train = takeMeans(this.#progress);
    yield await this.#tell({
      type: "epoch",
      step,
      epoch,
      train,
      valid,
      isBest,
      ...(features && { features }),
    });
    yield* this.#heed(findings);
  }

  get #isWell(): boolean {
    return this.#trainer.isWell ?? true;
  }

  /** Tells what is wrong, and goes back from a collapse. */
  async *#heed(findings: Finding[]): Events {
    const { step } = this.#progress;
    for (const { message } of findings) {
      yield await this.#tell({ type: "health", step, message });
    }
    const hasCollapsed = findings.some(({ isCollapse }) => isCollapse);
    if (hasCollapsed) yield* this.#goBack("collapsed");
    else if (this.#isWell) this.#checkpoints.confirm(step);
  }

  /** To the last checkpoint, a few times at most; else the run is over. */
  async *#goBack(reason: Reason): Events {
    const { rollbacks, step: from } = this.#progress;
    const back = rollbacks < MOST_ROLLBACKS
      ? this.#checkpoints.goBack()
      : undefined;
    if (!back) {
      this.#reason = reason;
      return;
    }
    this.#progress = { ...back, rollbacks: rollbacks + 1 };
    const { step: backTo } = back;
    const message = `Went back from step ${from} to ${backTo}, for the ` +
      `${ORDINALS[rollbacks]} time of at most ${MOST_ROLLBACKS}: ` +
      this.#trainer.soften!(rollbacks + 1);
    yield await this.#tell({ type: "health", step: backTo, message, backTo });
    yield* this.#checkpoint();
  }

  async *#sample(): Events {
    const { step } = this.#progress;
    yield { type: "sample", step, pictures: this.#trainer.sample() };
  }

  async *#diverge(step: number, spoilt: string): Events {
    const message = describeDivergence(step, spoilt);
    yield await this.#tell({ type: "health", step, message });
    yield* this.#goBack("diverged");
  }

  async #tell<E extends TrainEvent>(event: E): Promise<E> {
    await this.#options.folder?.append(event);
    return event;
  }

  #seconds(): number {
    return (this.#options.now() - this.#start) / 1000;
  }
}
