import { tf } from "@/engine/mod.ts";
import { bceWithLogits } from "./bce_with_logits.ts";

/** What an encoder says of images. */
export interface EncoderAnswers {
  /** Logits of whose each is, `[batch, classes]` */
  owner: tf.Tensor2D;
  /** Logits of how each is spoiled, `[batch, distortions]` */
  strengths: tf.Tensor2D;
}

/** What is true. */
export interface EncoderTruth {
  /** Whose each is, int32, `[batch]` */
  owner: tf.Tensor1D;
  /** In [0, 1], `[batch, distortions]` */
  strengths: tf.Tensor2D;
}

/** Each a scalar, nats per image. */
export interface EncoderTerms {
  loss: tf.Scalar;
  owner: tf.Scalar;
  strengths: tf.Scalar;
}

/**
 * How wrong an encoder is of images: whose they are, and how spoiled.
 *
 *   loss      = owner + strengths
 *   owner     = mean_i w_i CE(owner_i),  w = prod_k (1 - strength_k)
 *   strengths = mean_i sum_k BCE(logit_ik, strength_ik)
 *
 * Nobody can say whose a spoiled image is, hence the weights w. A strength is
 * a share, so the least value is not 0 but its entropy.
 *
 * @returns Averages over the batch
 */
export function encoderLoss(
  said: EncoderAnswers,
  truth: EncoderTruth,
): EncoderTerms {
  return tf.tidy(() => {
    const classes = said.owner.shape[1];
    const rows = tf.oneHot(truth.owner, classes);
    const nats = tf.logSoftmax(said.owner).mul(rows).sum(1).neg();
    const whole = tf.scalar(1).sub(truth.strengths).prod(1);
    const owner = nats.mul(whole).mean() as tf.Scalar;
    const strengths = bceWithLogits(said.strengths, truth.strengths)
      .mean() as tf.Scalar;
    return { loss: owner.add(strengths) as tf.Scalar, owner, strengths };
  });
}
