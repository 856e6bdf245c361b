import type { GreyImage } from "@/image/mod.ts";
import type { Content } from "./layouts/layout.ts";
import { prepareFingerprint } from "./prepare_fingerprint.ts";
import {
  prepareSignature,
  type SignatureOptions,
} from "./prepare/signature.ts";

/**
 * A scan as a picture to learn from, by what it shows.
 *
 * @returns `[size, size]`, 0 = paper, 255 = ink; nothing if there is no ink
 */
export function prepare(
  scan: GreyImage,
  content: Content,
  options: SignatureOptions,
): Uint8Array | undefined {
  return content === "signature"
    ? prepareSignature(scan, options)
    : prepareFingerprint(scan, options);
}
