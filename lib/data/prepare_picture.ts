import { createHash } from "node:crypto";
import { decodeBytes } from "./decode.ts";
import { DecodeError } from "./decode_error.ts";
import type { Content } from "./layouts/layout.ts";
import { perceptualHash } from "./perceptual_hash.ts";
import { prepare } from "./prepare.ts";

/** How a file becomes a picture. */
export interface PictureOptions {
  content: Content;
  size: number;
  stroke?: number;
}

/** What became of the bytes of a file. */
export interface Picture {
  /** SHA-256 of the file's bytes, base64 */
  source: string;
  /** `[size, size]`, 0 = paper, 255 = ink; missing where it cannot be used */
  pixels?: Uint8Array;
  /** SHA-256 of `pixels`, base64 */
  digest: string;
  /** Perceptual hash of `pixels` */
  hash: [number, number];
  /** Why it cannot be used */
  reason?: string;
}

/** Decodes and prepares one file, and says what tells it from others. */
export async function preparePicture(
  bytes: Uint8Array,
  { content, ...options }: PictureOptions,
): Promise<Picture> {
  const source = digestOf(bytes);
  const none = { source, digest: "", hash: [0, 0] as [number, number] };
  try {
    const scan = await decodeBytes(bytes);
    const pixels = prepare(scan, content, options);
    if (!pixels) return { ...none, reason: "no ink found" };
    const { size } = options;
    const hash = perceptualHash({ width: size, height: size, pixels });
    return { source, pixels, digest: digestOf(pixels), hash };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { ...none, reason: error.message };
  }
}

/** SHA-256, base64. */
export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}
