/** The convolutional GAN; `torch/dcgan.py` is its twin. */
import { Random } from "@/engine/mod.ts";
import { dcganDiscriminator, dcganGenerator } from "@/models/mod.ts";
import { openGanStep } from "./_gan.ts";
import type { BenchStep } from "./step.ts";

const SIZE = 64;
const BATCH = 64;
const WIDTH = 64;

/** One full step of D and G, without augmentation or an average. */
export const dcgan: BenchStep = {
  name: "dcgan",
  about: `DCGAN ${SIZE}x${SIZE}, batch ${BATCH}, ngf = ndf = ${WIDTH}, ` +
    "BCE on logits, Adam",
  gflop: gflop(),
  open() {
    const random = new Random(1);
    const options = { size: SIZE, width: WIDTH, random };
    const generator = dcganGenerator(options);
    const discriminator = dcganDiscriminator(options);
    return openGanStep({ generator, discriminator }, BATCH);
  },
};

/** Passes as in `fcgan.ts`: 8 of D, 3 of G. */
function gflop(): number {
  // Side of the smaller map, channels and filters; G mirrors D.
  const convolutions = [
    [32, 1, 64],
    [16, 64, 128],
    [8, 128, 256],
    [4, 256, 512],
  ].map(([side, channels, filters]) => side ** 2 * 16 * channels * filters)
    .reduce((sum, one) => sum + one);
  const g = convolutions + 100 * 16 * 512;
  const d = convolutions + 16 * 512;
  return 2 * BATCH * (3 * g + 8 * d) / 1e9;
}
