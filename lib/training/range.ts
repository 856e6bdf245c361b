import { UserError } from "@/engine/mod.ts";

/** `unit` is [0, 1], `symmetric` is [-1, 1]. */
export type Range = "unit" | "symmetric";

const SHOWN = { unit: "[0, 1]", symmetric: "[-1, 1]" };

/**
 * Refuses images in another range than the network's, before the first step.
 *
 * A network that gives [0, 1] can never draw the -1 of a paper: it would train
 * for hours and show black sheets.
 *
 * @throws {UserError} If they differ, with the flag that mends it
 */
export function checkRange(network: Range, images: Range): void {
  if (network === images) return;
  throw new UserError(
    `The network is made for pixels in ${SHOWN[network]} and the images' are ` +
      `in ${SHOWN[images]}: --range ${network} mends it`,
  );
}
