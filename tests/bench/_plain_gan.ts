/** A plain PyTorch FC-GAN, trained on the images of a run of ours. */
import { type Dataset, withRange } from "@/data/mod.ts";
import { runTorchJob, type TorchTraining } from "./_torch_job.ts";

/** How it is trained; all else is plain, see `torch/train_fcgan.py`. */
export interface PlainGanOptions {
  /** A Python with PyTorch. */
  python: string;
  latentDim: number;
  batch: number;
  seconds: number;
  threads: number;
  seed: number;
}

/** Pictures of its last weights, drawn from the same noise in two ways. */
export interface PlainGan extends Omit<TorchTraining, "samples"> {
  /** By the moving statistics of the normalisations, as in use. */
  moving: Float32Array;
  /** By those of the batch itself, as in training. */
  batch: Float32Array;
}

/** Trains it on the train split of `data`. */
export async function trainPlainGan(
  data: Dataset,
  { python, ...options }: PlainGanOptions,
): Promise<PlainGan> {
  const images = withRange(data, "unit");
  const job = { python, script: "train_fcgan.py", options };
  const { samples, ...training } = await runTorchJob(images, job);
  const half = samples.length / 2;
  const [moving, batch] = [samples.subarray(0, half), samples.subarray(half)];
  return { ...training, moving, batch };
}
