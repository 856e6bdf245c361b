import sharp from "sharp";
import type { GreyImage } from "@/image/mod.ts";
import { decodeBmp } from "./bmp.ts";
import { DecodeError } from "./decode_error.ts";
import { DECODE_LIMITS } from "./decode_limits.ts";
import { fileType } from "./file_type.ts";
import { decodePnm } from "./pnm.ts";
import { readBytes } from "./_read_bytes.ts";

const REFUSED: Record<string, string> = {
  svg: "is an SVG drawing, which is not read: export it as PNG",
  heic: "is a HEIC or AVIF photo, which is not read: export it as JPEG",
  pdf: "is a PDF document, which is not read: export its pages as PNG",
  unknown: "is not an image in a known format",
};

/** What is left out while decoding. */
export interface DecodeOptions {
  /** Larger pictures that sharp reads are reduced to this longest side */
  longest?: number;
}

/**
 * Reads an image file as grey levels.
 *
 * PNG, JPEG, TIFF, GIF, WebP (first frame), BMP and PBM, PGM, PPM; transparent parts are laid
 * over white, 16 bits are scaled to 8, EXIF orientation is applied, colors
 * become Y' = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).
 *
 * @param path Of a file
 * @returns Levels 0..255, 255 = light
 * @throws {DecodeError} If it is not an image, is damaged or is too large
 */
export async function decode(
  path: string,
  options?: DecodeOptions,
): Promise<GreyImage> {
  return await decodeBytes(await readBytes(path), options);
}

/**
 * The same for the bytes of a file.
 *
 * @throws {DecodeError} If they are no image, are damaged or claim too much
 */
export async function decodeBytes(
  bytes: Uint8Array,
  { longest = DECODE_LIMITS.longest }: DecodeOptions = {},
): Promise<GreyImage> {
  const type = fileType(bytes);
  if (type in REFUSED) throw new DecodeError(REFUSED[type]);
  if (type === "bmp") return decodeBmp(bytes, DECODE_LIMITS.pixels);
  if (type === "pnm") return decodePnm(bytes, DECODE_LIMITS.pixels);
  return await decodeBySharp(bytes, longest);
}

async function decodeBySharp(
  bytes: Uint8Array,
  longest: number,
): Promise<GreyImage> {
  // One thread an image: several images are decoded at once instead.
  sharp.concurrency(1);
  const limitInputPixels = DECODE_LIMITS.pixels;
  try {
    const { data, info } = await sharp(bytes, {
      failOn: "error",
      limitInputPixels,
    })
      .autoOrient()
      .flatten({ background: "#fff" })
      .resize(longest, longest, {
        fit: "inside",
        withoutEnlargement: true,
        kernel: "linear",
      })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, pixels: luma(data, width * height, channels) };
  } catch (error) {
    throw new DecodeError(await whyNot(bytes, error));
  }
}

/** Y' = 0.299 R + 0.587 G + 0.114 B, in 16-bit fixed point. */
function luma(data: Uint8Array, count: number, channels: number): Uint8Array {
  const grey = new Uint8Array(count);
  for (let i = 0, at = 0; i < count; i++, at += channels) {
    grey[i] = channels < 3
      ? data[at]
      : (19595 * data[at] + 38470 * data[at + 1] + 7471 * data[at + 2] +
        32768) >> 16;
  }
  return grey;
}

/** Why sharp refused, in our words. */
async function whyNot(bytes: Uint8Array, error: unknown): Promise<string> {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("pixel limit")) {
    const { width, height } = await sharp(bytes, { limitInputPixels: false })
      .metadata();
    return `has ${width} x ${height} pixels; ` +
      `the limit is ${DECODE_LIMITS.pixels / 1e6} million`;
  }
  const line = message.split("\n")[0].trim();
  return `is damaged or cut off (${line})`;
}
