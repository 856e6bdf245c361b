/**
 * What goes wrong with GANs, seen from the losses and from the samples.
 *
 * Each sign is a line of a table: when it holds, what is said of it, with the
 * likely cause and cure, and whether going on is of any use.
 */
import type { Scores } from "./events.ts";
import type { Finding } from "./trainer.ts";

/** Steps before which samples are not yet to be judged. */
const GRACE = 300;
/** So many times farther off than they were, samples have gone to pieces. */
const FARTHER = 4;

/** What is known at a look: means over the steps since the last, and valid. */
interface Look {
  step: number;
  /** Of the steps: accuracies, losses, lengths of gradients */
  mean: Scores;
  /** Of the samples, and of held-out images */
  valid: Scores;
  /** The least distance so far, this look included */
  best: number;
}

/** A sign of trouble. */
interface Sign {
  name: string;
  isCollapse: boolean;
  /** Looks in a row at which it must hold; default 1 */
  looks?: number;
  holds(look: Look): boolean;
  say(look: Look): string;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

const SIGNS: readonly Sign[] = [
  {
    name: "identical samples",
    isCollapse: true,
    looks: 5, // young generators vary one picture before they find others
    holds: ({ step, valid }) => step >= GRACE && valid.diversity < 0.1,
    say: ({ valid }) =>
      `All samples look the same: they differ by ${percent(valid.diversity)} ` +
      "of what real images differ by. The generator has found one picture " +
      "that the discriminator takes: more augmentation or a lower " +
      "--learning-rate helps",
  },
  {
    name: "blank samples",
    isCollapse: true,
    looks: 3,
    holds: ({ step, valid }) => step >= GRACE && valid.ink < 0.1,
    say: ({ valid }) =>
      `The samples are blank: they have ${percent(valid.ink)} of the ink of ` +
      "real images. A lower --learning-rate helps",
  },
  {
    name: "black samples",
    isCollapse: true,
    looks: 3,
    holds: ({ step, valid }) => step >= GRACE && valid.ink > 6,
    say: ({ valid }) =>
      `The samples are black: they have ${valid.ink.toFixed(1)} times the ` +
      "ink of real images. A lower --learning-rate helps",
  },
  {
    name: "lost samples",
    isCollapse: true,
    looks: 3, // some find back by themselves
    holds: ({ step, valid, best }) =>
      step >= GRACE && valid.distance > FARTHER * best && valid.diversity < 0.5,
    say: ({ valid, best }) =>
      "The samples went to pieces: they are " +
      `${(valid.distance / best).toFixed(1)} times as far from real images ` +
      `as they have been, and differ by ${percent(valid.diversity)} of what ` +
      "those differ by. A lower --learning-rate and --discriminator-rate help",
  },
  {
    name: "discriminator won",
    isCollapse: true,
    looks: 3,
    holds: ({ step, mean }) =>
      step >= GRACE && mean.realAccuracy > 0.999 && mean.fakeAccuracy > 0.999,
    say: () =>
      "The discriminator tells every image, so that the generator learns " +
      "nothing from it: a lower --discriminator-rate or more augmentation " +
      "(--diff-augment adaptive) helps",
  },
  {
    name: "dead discriminator",
    isCollapse: true,
    holds: ({ mean }) => mean.dSpread < 1e-6,
    say: () =>
      "The discriminator says the same of all images: its units are dead. A " +
      "lower --discriminator-rate and a new --seed help",
  },
  {
    name: "exploding gradient",
    isCollapse: false,
    holds: ({ mean }) => Math.max(mean.dNorm, mean.gNorm ?? 0) > 1e4,
    say: ({ mean }) =>
      `The gradients are ${
        Math.round(Math.max(mean.dNorm, mean.gNorm ?? 0))
      } ` +
      "long: a lower --learning-rate helps, or --r1 1",
  },
  {
    name: "overfitting discriminator",
    isCollapse: false,
    looks: 2,
    holds: ({ mean, valid }) =>
      mean.realAccuracy - valid.heldOutAccuracy > 0.35,
    say: ({ mean, valid }) =>
      "The discriminator learns its images by heart: it takes " +
      `${percent(mean.realAccuracy)} of them for real, but only ` +
      `${percent(valid.heldOutAccuracy)} of those it has not seen. More ` +
      "images help, or --diff-augment adaptive",
  },
];

/** What the watch remembers; plain JSON. */
export interface HealthState {
  sums: Scores;
  count: number;
  /** Looks in a row at which each sign held */
  held: Record<string, number>;
  /** The least distance of the samples so far */
  best?: number;
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
    const { distance } = valid;
    const best = Math.min(this.#state.best ?? distance, distance);
    this.#state.best = best;
    const look = { step, mean, valid, best };
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
