/** The GAN of dense layers; `torch/fcgan.py` is its twin. */
import { Random } from "@/engine/mod.ts";
import { fcDiscriminator, fcGenerator } from "@/models/mod.ts";
import { openGanStep } from "./_gan.ts";
import type { BenchStep } from "./step.ts";

const SIZE = 64;
const BATCH = 128;

/** One full step of D and G, without augmentation or an average. */
export const fcgan: BenchStep = {
  name: "fcgan",
  about: `FC-GAN ${SIZE}x${SIZE}, batch ${BATCH}, BCE on logits, Adam`,
  gflop: gflop(),
  open() {
    const random = new Random(1);
    const generator = fcGenerator({ size: SIZE, random });
    const discriminator = fcDiscriminator({ size: SIZE, random });
    return openGanStep({ generator, discriminator }, BATCH);
  },
};

/**
 * D learns from two batches (forward, and back by inputs and by weights), and
 * passes a third on to G (forward, and back by inputs); G draws once and
 * learns: 2 * 3 + 2 passes of D, 3 of G, 2 operations per multiply-add. Nobody
 * needs the gradients by what G is given, and by the pictures D learns from.
 */
function gflop(): number {
  const multiplies = (units: number[]) =>
    units.slice(1).map((out, i) => units[i] * out);
  const sum = (all: number[]) => all.reduce((total, one) => total + one);
  const g = multiplies([64, 128, 256, 512, 1024, SIZE * SIZE]);
  const d = multiplies([SIZE * SIZE, 512, 256, 128, 1]);
  const needed = 3 * sum(g) - g[0] + 8 * sum(d) - 2 * d[0];
  return 2 * BATCH * needed / 1e9;
}
