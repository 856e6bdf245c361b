/** What the tests of a GAN's losses share. */
import { ADVERSARIAL_LOSSES, type AdversarialLossName } from "@/losses/mod.ts";
import { tf } from "@/engine/mod.ts";
import { near, slopesAgree, values } from "../_help.ts";

// In PyTorch: r = torch.tensor([[.5], [-2], [3]])
//             f = torch.tensor([[-1.5], [.25], [2]])
//             one = torch.ones(3, 1)
const REAL = [[0.5], [-2], [3]];
const FAKE = [[-1.5], [0.25], [2]];

/** Both parts of D's loss and G's loss of the logits above. */
export function lossesOf(name: AdversarialLossName, smoothing = 0): number[] {
  const { discriminator, generator } = ADVERSARIAL_LOSSES[name];
  const [real, fake] = [tf.tensor2d(REAL), tf.tensor2d(FAKE)];
  const parts = discriminator(real, fake, { smoothing });
  const all = [parts.real, parts.fake, generator(fake)];
  return all.flatMap((one) => values(one));
}

/** Asserts that logits `[batch]` give the same as `[batch, 1]`. */
export function sameWhenFlat(name: AdversarialLossName): void {
  const { discriminator, generator } = ADVERSARIAL_LOSSES[name];
  const [real, fake] = [tf.tensor1d(REAL.flat()), tf.tensor1d(FAKE.flat())];
  const parts = discriminator(real, fake);
  const all = [parts.real, parts.fake, generator(fake)];
  near(all.flatMap((one) => values(one)), lossesOf(name));
}

/** Asserts that D's and G's gradients are the slopes of their losses. */
export function gradientsAreSlopes(name: AdversarialLossName): void {
  const { discriminator, generator } = ADVERSARIAL_LOSSES[name];
  const [real, fake] = [tf.tensor2d(REAL), tf.tensor2d(FAKE)];
  slopesAgree((logits) => discriminator(logits, fake).real, REAL);
  slopesAgree((logits) => discriminator(real, logits).fake, FAKE);
  slopesAgree((logits) => generator(logits), FAKE);
}
