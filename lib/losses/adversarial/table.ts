import type {
  AdversarialLoss,
  AdversarialLossName,
} from "./adversarial_loss.ts";
import { hinge } from "./hinge.ts";
import { leastSquares } from "./least_squares.ts";
import { minimax } from "./minimax.ts";
import { nonSaturating } from "./non_saturating.ts";
import { wasserstein } from "./wasserstein.ts";

/**
 * The losses of a GAN by the names that flags use.
 *
 * @example What D minimises is the sum of its parts
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { tf } from "../../engine/mod.ts";
 * const loss = ADVERSARIAL_LOSSES["wasserstein"];
 * const parts = loss.discriminator(tf.tensor1d([2]), tf.tensor1d([-1]));
 * strictEqual(parts.real.add(parts.fake).arraySync(), -3);
 * ```
 */
export const ADVERSARIAL_LOSSES: Record<AdversarialLossName, AdversarialLoss> =
  {
    minimax,
    "non-saturating": nonSaturating,
    hinge,
    "least-squares": leastSquares,
    wasserstein,
  };
