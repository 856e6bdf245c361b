/**
 * Augments images in a way that gradients pass: what the discriminator of a
 * GAN sees, real or fake, so that it cannot learn a small data set by heart.
 *
 *   t = (x - paper) / (ink - paper)   0 is paper, 1 full ink
 *   t + c t (1 - t) (2 t - 1)         contrast: paper, middle and ink stay
 *   s t                               brightness: the shade of the ink
 *
 * then a shift, and a rectangle without ink. Unlike in the source, where
 * colors move about their mean, paper stays paper in each of them.
 * Source: Zhao et al. 2020, https://arxiv.org/abs/2006.10738
 */
import { tf } from "@/engine/mod.ts";
import { cutOut } from "./_cut_out.ts";
import type { Range } from "./range.ts";
import { translate } from "./_translate.ts";

/** Random numbers that an image takes. */
export const AUGMENT_UNIFORMS = 7;

/** How far images are changed. */
export interface DiffAugmentOptions {
  /** Of the images: paper is its low end, full ink its high end. */
  range: Range;
  /**
   * Probability in [0, 1] that an image is changed at all, a scalar.
   * Source: Karras et al. 2020, https://arxiv.org/abs/2006.06676
   */
  p: tf.Scalar;
  /** Shifts reach so far, as a share of the image; 0: none. */
  translation?: number;
  /** The rectangle's share of height and width; 0: none. */
  cutout?: number;
  /** s is 1 up to so much more or less; 0: always 1. */
  brightness?: number;
  /** c is so much at most, in [0, 1): then darker stays darker; 0: none. */
  contrast?: number;
}

/**
 * Changes each image on its own by the numbers given for it.
 *
 * @param x `[batch, h, w, channels]`, in the range
 * @param u Uniform in [0, 1), `[batch, AUGMENT_UNIFORMS]`
 * @returns The same shape; shades of more than full ink are not clipped, so
 *   that no gradient is lost. An image that is not augmented stays as it is
 *
 * @example Full ink with s = 1 - 1/4; cut out is the lower right quarter
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { tf } from "../engine/mod.ts";
 * const u = tf.tensor2d([[0, 0.5, 0.5, 0.7, 0.7, 0.25, 0.5]]);
 * const options = { range: "unit", p: tf.scalar(1) } as const;
 * const y = diffAugment(tf.ones([1, 4, 4, 1]), u, options);
 * deepStrictEqual([...y.dataSync()], [
 *   ...[0.75, 0.75, 0.75, 0.75],
 *   ...[0.75, 0.75, 0.75, 0.75],
 *   ...[0.75, 0.75, 0, 0],
 *   ...[0.75, 0.75, 0, 0],
 * ]);
 * ```
 */
export function diffAugment(
  x: tf.Tensor4D,
  u: tf.Tensor2D,
  { range, p, ...how }: DiffAugmentOptions,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [gate, ...numbers] = tf.unstack(u, 1) as tf.Tensor1D[];
    const ink = range === "unit" ? x : x.add(1).div(2);
    const t = augment(ink as tf.Tensor4D, numbers, how);
    const augmented = range === "unit" ? t : t.mul(2).sub(1);
    const isChosen = gate.less(p).reshape([-1, 1, 1, 1]);
    return tf.where(isChosen, augmented, x) as tf.Tensor4D;
  });
}

/** The four, of ink in [0, 1]. */
function augment(
  t: tf.Tensor4D,
  numbers: tf.Tensor1D[],
  {
    translation = 1 / 8,
    cutout = 1 / 2,
    brightness = 1 / 2,
    contrast = 1 / 2,
  }: Omit<DiffAugmentOptions, "range" | "p">,
): tf.Tensor4D {
  const [up, left, cutDown, cutRight, shade, bend] = numbers;
  const [, h, w] = t.shape;
  const c = either(bend, contrast);
  const s = either(shade, brightness).add(1);
  let y = t;
  if (contrast > 0) y = withContrast(y, c);
  if (brightness > 0) y = y.mul(s);
  if (translation > 0) {
    const [rows, columns] = [h, w].map((one) => Math.round(translation * one));
    y = translate(y, whole(up, rows), whole(left, columns));
  }
  if (cutout === 0) return y;
  return cutOut(y, tf.stack([cutDown, cutRight], 1) as tf.Tensor2D, cutout);
}

/** An S-curve: shades are drawn apart (c > 0) or together. */
function withContrast(t: tf.Tensor4D, c: tf.Tensor): tf.Tensor4D {
  const curve = t.mul(t.neg().add(1)).mul(t.mul(2).sub(1));
  return t.add(curve.mul(c)) as tf.Tensor4D;
}

/** Uniform in [-most, most), one an image: `[batch, 1, 1, 1]`. */
function either(u: tf.Tensor1D, most: number): tf.Tensor4D {
  return u.sub(0.5).mul(2 * most).reshape([-1, 1, 1, 1]);
}

/** Whole numbers from -most to most, each as likely. */
function whole(u: tf.Tensor1D, most: number): tf.Tensor1D {
  return u.mul(2 * most + 1).floor().sub(most) as tf.Tensor1D;
}
