/** Teaches a classifier the classes of real images. */
import { classesOf, evenly, pick } from "@/cli/_classes.ts";
import { enoughOf } from "@/cli/_held_out.ts";
import {
  augmentOf,
  Batches,
  type Dataset,
  toBatch,
  withRange,
} from "@/data/mod.ts";
import { Adam, compile, Random, tf } from "@/engine/mod.ts";
import { trainableOf, weightsOf } from "@/models/vae.ts";
import { BATCH, inBatches, read } from "@/training/_in_batches.ts";
import { recognition } from "./_class_report.ts";
import { classifierNetwork } from "./_classifier.ts";

/** How it is taught. */
export interface TeachingOptions {
  /** The classes, in their order */
  labels: string[];
  steps: number;
  batch?: number;
  seed: number;
  onStep?: (step: number) => void;
}

/** A classifier with its best weights by valid. */
export interface Classifier {
  /** Of these weights */
  bestStep: number;
  /** On the valid images, mean over the classes */
  validAccuracy: number;
  /** The class of each picture; `x` is `[count, size, size]` in [0, 1]. */
  classify(x: Float32Array): Int32Array;
  dispose(): void;
}

const RATE = 1e-3;
const LOOK_EVERY = 50;

/** Learns on the train split, and keeps what does best on the valid one. */
export async function trainClassifier(
  data: Dataset,
  { labels, steps, batch = 64, seed, onStep }: TeachingOptions,
): Promise<Classifier> {
  const { size } = data;
  const random = new Random(seed);
  const model = classifierNetwork({ size, classes: labels.length, random });
  const { classify, dispose } = classifierOf(model, size);
  const images = withRange(data, "unit");
  const classOf = classesOf(data, labels);
  const valid = enoughOf(data.split, "valid");
  const held = {
    x: toBatch(images, valid),
    y: pick(classOf, valid),
  };
  // No mirror: a class may be which side a loop leans to.
  const augment = { ...augmentOf(data.content), mirror: false };
  const train = evenly(data.split.train, classOf);
  const batches = new Batches(images, train, { batch, random, augment });
  const step = compileStep(model, labels.length);
  const best = { step: 0, accuracy: -1, weights: valuesOf(model) };
  for (let at = 1; at <= steps; at++) {
    const { x, indices } = batches.next();
    await step.run(
      tf.tensor4d(x, [batch, size, size, 1]),
      tf.tensor1d(pick(classOf, indices), "int32"),
      RATE * (1 - (at - 1) / steps),
    );
    onStep?.(at);
    if (at % LOOK_EVERY > 0 && at < steps) continue;
    const told = classify(held.x);
    const { accuracy } = recognition(held.y, told, labels.length);
    // Of equals the latest: it has learned for longer.
    if (accuracy < best.accuracy) continue;
    Object.assign(best, { step: at, accuracy, weights: valuesOf(model) });
  }
  restore(model, best.weights);
  step.dispose();
  const { step: bestStep, accuracy: validAccuracy } = best;
  return { bestStep, validAccuracy, classify, dispose };
}

/** Adam on the cross entropy, mean over the batch. */
function compileStep(model: tf.LayersModel, classes: number) {
  const optimizer = new Adam(trainableOf([model]), { learningRate: RATE });
  const step = compile(
    ({ x, y }: { x: tf.Tensor4D; y: tf.Tensor1D }) =>
      optimizer.step(() => {
        const logits = model.apply(x, { training: true }) as tf.Tensor2D;
        const rows = tf.oneHot(y, classes);
        const loss = tf.logSoftmax(logits).mul(rows).sum(1).neg().mean();
        return { loss: loss as tf.Scalar };
      }),
    { name: "the classifier's step" },
  );
  return {
    /** Frees what it is given. */
    async run(x: tf.Tensor4D, y: tf.Tensor1D, rate: number) {
      optimizer.learningRate = rate;
      tf.dispose([await step.runAsync({ x, y }), x, y]);
    },
    dispose() {
      step.dispose();
      optimizer.dispose();
    },
  };
}

/** Asks the model as it is at the time. */
function classifierOf(
  model: tf.LayersModel,
  size: number,
): Pick<Classifier, "classify" | "dispose"> {
  const look = compile(({ x }: { x: tf.Tensor4D }) => {
    const logits = model.apply(x, { training: false }) as tf.Tensor2D;
    return { told: tf.cast(logits.argMax(1), "float32") };
  }, { name: "the classifier" });
  return {
    classify(pixels) {
      const { told } = inBatches(pixels, size * size, (part) => {
        const x = tf.tensor4d(part, [BATCH, size, size, 1]);
        return read(look.run({ x }), [x]);
      }, { told: 1 });
      return Int32Array.from(told);
    },
    dispose() {
      look.dispose();
      model.dispose();
    },
  };
}

function valuesOf(model: tf.LayersModel) {
  return Object.values(weightsOf(model)).map((each) => each.dataSync().slice());
}

function restore(model: tf.LayersModel, values: ReturnType<typeof valuesOf>) {
  Object.values(weightsOf(model)).forEach((variable, i) =>
    tf.tidy(() => variable.assign(tf.tensor(values[i], variable.shape)))
  );
}
