import type { GreyImage } from "@/image/mod.ts";
import type { Content } from "../layouts/layout.ts";
import type { PreparationStep } from "../preparation_step.ts";
import { fingerprintSteps } from "../prepare_fingerprint.ts";
import { type SignatureOptions, signatureSteps } from "./signature.ts";

/**
 * What becomes of a scan step by step, by what it shows.
 *
 * @returns Dark ink on light paper, from "scan" to what a model is given
 */
export function preparationSteps(
  scan: GreyImage,
  content: Content,
  options: SignatureOptions,
): PreparationStep[] {
  return content === "signature"
    ? signatureSteps(scan, options)
    : fingerprintSteps(scan, options);
}
