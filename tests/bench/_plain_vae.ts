/** A plain PyTorch VAE, trained on the images of a run of ours. */
import type { Dataset } from "@/data/mod.ts";
import { runTorchJob, type TorchTraining } from "./_torch_job.ts";

/** How it is trained; all else is plain, see `torch/train_vae.py`. */
export interface PlainVaeOptions {
  /** A Python with PyTorch. */
  python: string;
  latentDim: number;
  width: number;
  seconds: number;
  threads: number;
  seed: number;
}

/** Its best weights by valid, judged; 64 samples from the prior. */
export interface PlainVae extends TorchTraining {
  bestStep: number;
  /** On test, nats per image. */
  test: { nelbo: number; recon: number; kl: number };
  /** On valid. */
  activeUnits: number;
}

/** Trains and judges it on the split of `data`. */
export function trainPlainVae(
  data: Dataset,
  { python, ...options }: PlainVaeOptions,
): Promise<PlainVae> {
  return runTorchJob(data, { python, script: "train_vae.py", options });
}
