/** The convolutional GAN; `torch/dcgan.py` is its twin. */
import { Random } from "@/engine/mod.ts";
import { dcganDiscriminator, dcganGenerator } from "@/models/mod.ts";
import { openGanStep } from "./_gan.ts";
import type { BenchStep } from "./step.ts";

const WIDTH = 64;

/** One full step of D and G, without augmentation or an average. */
export const dcgan: BenchStep = dcganOf(64, 64, "dcgan");

/** The same for images of another size, and another batch. */
export function dcganOf(
  size: number,
  batch: number,
  name = `dcgan-${size}-${batch}`,
): BenchStep {
  return {
    name,
    about: `DCGAN ${size}x${size}, batch ${batch}, ngf = ndf = ${WIDTH}, ` +
      "BCE on logits, Adam",
    gflop: gflop(size, batch),
    open() {
      const random = new Random(1);
      const options = { size, width: WIDTH, random };
      const generator = dcganGenerator(options);
      const discriminator = dcganDiscriminator(options);
      return openGanStep({ generator, discriminator }, batch);
    },
  };
}

/** Passes as in `fcgan.ts`: 8 of D, 3 of G, without what nobody needs. */
function gflop(size: number, batch: number): number {
  // Side of the smaller map, channels and filters; G mirrors D.
  let [side, channels, convolutions] = [size / 2, 1, 0];
  for (; side >= 4; side /= 2) {
    const filters = WIDTH * Math.min(8, size / side / 2);
    convolutions += side ** 2 * 16 * channels * filters;
    channels = filters;
  }
  const dense = 100 * 16 * channels;
  const first = (size / 2) ** 2 * 16 * WIDTH;
  const g = convolutions + dense;
  const d = convolutions + 16 * channels;
  return 2 * batch * (3 * g - dense + 8 * d - 2 * first) / 1e9;
}
