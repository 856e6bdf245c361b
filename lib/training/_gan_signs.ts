/**
 * What goes wrong with GANs, seen from the losses and from the samples.
 *
 * Each sign is a line of a table: when it holds, what is said of it, with the
 * likely cause and cure, and whether going on is of any use.
 */
import type { Scores } from "./events.ts";

/** Steps before which samples are not yet to be judged. */
const GRACE = 300;
/** That share of their highest diversity: of healthy runs none fell so low. */
const FALLEN = 0.5;

/** What is known at a look: means over the steps since the last, and valid. */
export interface Look {
  step: number;
  /** Of the steps: accuracies, losses, lengths of gradients */
  mean: Scores;
  /** Of the samples, and of held-out images */
  valid: Scores;
  /** The highest diversity of the samples so far */
  most: number;
}

/** A sign of trouble. */
export interface Sign {
  name: string;
  isCollapse: boolean;
  /** Looks in a row at which it must hold; default 1 */
  looks?: number;
  holds(look: Look): boolean;
  say(look: Look): string;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** All that is looked for. */
export const SIGNS: readonly Sign[] = [
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
    holds: ({ step, valid, most }) =>
      step >= GRACE && valid.diversity < FALLEN * most,
    say: ({ valid, most }) =>
      "The samples went to pieces: they differ by " +
      `${percent(valid.diversity)} of what real images differ by, and did by ` +
      `${percent(most)}. A lower --learning-rate and --discriminator-rate help`,
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
