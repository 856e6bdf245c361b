/**
 * How a GAN is trained: two networks against each other, and the average of
 * the generator, which is what is shown, judged and kept.
 */
import { Random } from "@/engine/mod.ts";
import { AdaptiveStrength } from "./adaptive_strength.ts";
import { DrawnAhead } from "./_drawn_ahead.ts";
import { averagingRate, copyWeights, named, type Variables } from "./ema.ts";
import type { Features, Pictures, Scores } from "./events.ts";
import { GanHealth } from "./gan_health.ts";
import { ganInputs } from "./_gan_inputs.ts";
import { GanJury } from "./gan_jury.ts";
import { GanPainter } from "./gan_painter.ts";
import { GanSteps } from "./_gan_steps.ts";
import { inTurn } from "./_labels.ts";
import type { GanParts, GanState, GanTraining } from "./gan_training.ts";
import { checkRange } from "./range.ts";
import { rateLeft } from "./schedule.ts";
import type { Finding, Trainer } from "./trainer.ts";

/** Pictures of a sample event. */
const SAMPLES = 64;
/** Samples that are held against held-out images. */
const JUDGED = 256;
/** Of the learning rates after each collapse: the third mends 64 times. */
const GENTLER = 1 / 4;

/** Steps, judges and samples a GAN; the loop says when. */
export class GanTrainer implements Trainer<GanState> {
  readonly variables: Variables;
  readonly best: Variables;
  readonly features?: Features;
  readonly painter: GanPainter;
  #jury: GanJury;
  #parts: GanParts;
  #batches: DrawnAhead;
  #training: GanTraining;
  #steps: GanSteps;
  #noise: Random;
  #z: Float32Array;
  #classes: Int32Array;
  #health: GanHealth;
  #strength = new AdaptiveStrength();
  #valid: Scores = {};
  #step = 0;
  #epoch = 0;
  #softened = 0;

  /** @throws {UserError} If images and networks differ in their range */
  constructor(parts: GanParts, training: GanTraining) {
    const { generator, average, shown, discriminator, batches, random } = parts;
    checkRange(generator.range, batches.range);
    this.#parts = parts;
    this.#batches = new DrawnAhead(batches);
    this.#training = training;
    this.#steps = new GanSteps(parts, training);
    copyWeights(generator.weights, average.weights);
    this.painter = new GanPainter(shown);
    this.#jury = new GanJury(discriminator, generator);
    this.#health = new GanHealth();
    this.features = parts.features;
    this.#noise = random.fork();
    const { classes, latentDim } = generator;
    this.#z = random.fork().normals(JUDGED * latentDim);
    this.#classes = inTurn(JUDGED, classes);
    this.best = shown.weights;
    this.variables = {
      ...named("generator", generator.weights),
      ...named("average", average.weights),
      ...named("discriminator", discriminator.weights),
      ...this.#steps.variables,
    };
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** How likely an image is to be augmented, in [0, 1]. */
  get strength(): number {
    const { diffAugment } = this.#training;
    if (diffAugment === "none") return 0;
    return diffAugment === "fixed" ? 1 : this.#strength.p;
  }

  /**
   * The discriminator's steps, the last of them with one of the generator.
   *
   * @returns `dLoss` and `gLoss`; the share of real and of fake images that
   *   the discriminator took for what they are; the lengths of the gradients
   */
  async step(step: number): Promise<Scores> {
    const { discriminatorSteps, steps, lastRate: last } = this.#training;
    this.#step = step;
    const left = GENTLER ** this.#softened * rateLeft(step, { steps, last });
    this.#steps.setRates(left);
    for (let k = 1; k < discriminatorSteps; k++) await this.#move(step, false);
    const all = await this.#move(step, true);
    this.#health.addStep(all);
    const { realSign, dSpread: _, penalty: _rare, ...losses } = all;
    this.#strength.update(realSign);
    return { ...losses, strength: this.strength };
  }

  /** Draws inputs and runs the kind of step that is due. */
  async #move(step: number, isFull: boolean): Promise<Scores> {
    const { r1, gradientPenalty, penaltyEvery, steps } = this.#training;
    const isPunished = r1 + gradientPenalty > 0 && step % penaltyEvery === 0;
    const { inputs, epoch } = ganInputs(this.#parts, this.#training, {
      batches: this.#batches,
      step,
      random: this.#noise,
      strength: this.strength,
      follow: averagingRate(step, this.#training.emaDecay),
    });
    this.#epoch = epoch;
    return await this.#steps.run(inputs, { isPunished, isFull }, () => {
      if (step < steps) this.#batches.prepare();
    });
  }

  /** How near the average's pictures are to held-out images, and the like. */
  async validate(): Promise<Scores> {
    const { valid, validClasses, score } = this.#parts;
    const heldOutAccuracy = this.#jury.accuracy(valid, validClasses);
    this.#show();
    const pictures = this.painter.decode(this.#z, this.#classes);
    this.#valid = { ...await score(pictures), heldOutAccuracy };
    return this.#valid;
  }

  /** The average as it is now, with statistics of its own. */
  #show(): void {
    copyWeights(this.#parts.average.weights, this.best);
    this.painter.settle(this.#z, this.#classes);
  }

  examine(): Finding[] {
    return this.#health.examine(this.#step, this.#valid);
  }

  get isWell(): boolean {
    return this.#health.isWell;
  }

  soften(times: number): string {
    this.#softened = times;
    this.#health.forgive();
    return `both learning rates are ${GENTLER ** times} of what was asked for`;
  }

  sample(): Pictures {
    const { size, latentDim } = this.#parts.generator;
    this.#show();
    const z = this.#z.subarray(0, SAMPLES * latentDim);
    const pixels = this.painter.decode(z, this.#classes);
    return { pixels, size, count: SAMPLES };
  }

  state(): GanState {
    return {
      batches: this.#batches.state(),
      noise: this.#noise.state(),
      epoch: this.#epoch,
      strength: this.#strength.state(),
      health: this.#health.state(),
      softened: this.#softened,
    };
  }

  restore(state: GanState): void {
    this.#batches.restore(state.batches);
    this.#noise = Random.fromState(state.noise);
    this.#epoch = state.epoch;
    this.#strength.restore(state.strength);
    this.#health.restore(state.health);
    this.#softened = state.softened;
  }

  /** Frees all but the networks, which are the caller's. */
  dispose(): void {
    this.#steps.dispose();
    this.painter.dispose();
    this.#jury.dispose();
  }
}
