/** What `deno task doctor` finds out about an engine. */
import {
  Adam,
  compile,
  type EngineName,
  openEngine,
  Random,
  tf,
  UserError,
} from "@/engine/mod.ts";
import { elboLoss } from "@/losses/mod.ts";
import { newVae } from "@/models/mod.ts";

/** One engine on this machine. */
export interface Examined {
  engine: EngineName;
  isThere: boolean;
  /** Its version, or why it is not there */
  why: string;
  /** Of TensorFlow, such as `CPU:0` */
  devices?: string[];
  /** 10^9 floating-point operations a second in a product of matrices */
  gflops?: number;
  /** The same in a step of `--precision bf16`, where TensorFlow computes */
  bf16Gflops?: number;
  /** One training step of a small VAE, and what it lost */
  stepMilliseconds?: number;
  loss?: number;
}

/** Widths of the matrices, until a product takes long enough to be timed. */
const WIDTHS = [128, 256, 512, 1024, 2048];
const LONG_MILLISECONDS = 20;
const REPEATS = 3;
const VAE = { size: 28, width: 4, latentDim: 8 };
const BATCH = 8;

/** Opens an engine, multiplies and trains with it; never throws. */
export async function examine(engine: EngineName): Promise<Examined> {
  try {
    const { why, devices } = await openEngine({ engine, offline: true });
    const gflops = await measureProduct();
    const step = await measureStep();
    const found = { engine, isThere: true, why, devices, gflops, ...step };
    if (engine !== "tensorflow") return found;
    return { ...found, bf16Gflops: await measureBf16() };
  } catch (error) {
    if (!(error instanceof UserError)) {
      const why = `it is there and does not work: ${firstLine(error)}`;
      return { engine, isThere: false, why };
    }
    return { engine, isThere: false, why: error.message };
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0];
}

/** Speed of a product of two square matrices, compiled. */
async function measureProduct(): Promise<number> {
  let gflops = 0;
  for (const width of WIDTHS) {
    const a = tf.ones([width, width]);
    const square = compile(({ a }: { a: tf.Tensor }) => ({ y: a.matMul(a) }));
    const milliseconds = await fastest(async () => {
      const { y } = square.run({ a });
      await y.data();
      y.dispose();
    });
    square.dispose();
    a.dispose();
    gflops = 2 * width ** 3 / milliseconds / 1e6;
    if (milliseconds > LONG_MILLISECONDS) break;
  }
  return gflops;
}

/** The same in bf16; undefined where the processor has no such product. */
async function measureBf16(): Promise<number | undefined> {
  try {
    await openEngine({ engine: "tensorflow", precision: "bf16" });
    return await measureProduct();
  } catch {
    return undefined;
  }
}

/** A compiled step of a VAE on noise: forward, gradients, Adam. */
async function measureStep() {
  const random = new Random(1);
  const vae = newVae({ ...VAE, random });
  const optimizer = new Adam(vae.trainable, { learningRate: 1e-3 });
  const beta = tf.scalar(1);
  const x = tf.sigmoid(tf.tensor4d(
    random.normals(BATCH * VAE.size ** 2),
    [BATCH, VAE.size, VAE.size, 1],
  )) as tf.Tensor4D;
  const eps = tf.tensor2d(
    random.normals(BATCH * vae.noiseDim),
    [BATCH, vae.noiseDim],
  );
  const step = compile(
    (inputs: { x: tf.Tensor4D; eps: tf.Tensor2D; beta: tf.Scalar }) =>
      optimizer.step(() => {
        const seen = vae.forward(inputs.x, inputs.eps, { training: true });
        return elboLoss({ ...seen, x: inputs.x, beta: inputs.beta });
      }),
    { name: "the doctor's step" },
  );
  let loss = NaN;
  const stepMilliseconds = await fastest(async () => {
    const terms = await step.runAsync({ x, eps, beta });
    loss = (await terms.loss.data())[0];
    tf.dispose(terms);
  });
  step.dispose();
  optimizer.dispose();
  vae.dispose();
  tf.dispose([x, eps, beta]);
  return { stepMilliseconds, loss };
}

/** The shortest of a few times, after one to warm up. */
async function fastest(work: () => Promise<void>): Promise<number> {
  await work();
  let best = Infinity;
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
