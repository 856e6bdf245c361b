import * as image from "@/image/mod.ts";
import { darkRidges, findPrint, type Print, squareIn } from "./_find_print.ts";
import type { PreparationStep } from "./preparation_step.ts";

/** How a fingerprint becomes a picture to learn from. */
export interface FingerprintOptions {
  /** Width and height of the result */
  size: number;
  /** Ridge to ridge in the result, in pixels */
  period?: number;
}

/** Ridges are wide enough to be learnt, and a dozen of them are in 64. */
export const PRINT_PERIOD = 5;
/** Contrast is made even within so many ridges either way. */
const NEAR = 2;

/**
 * A fingerprint as ridges on paper: paper 0, ridges high, never squeezed.
 *
 * The frame becomes paper, a square around the core is cut out and scaled so
 * that ridges are `period` pixels apart (a scan at 500 dpi has 9, one of
 * SOCOFing 4), contrast is made even, and the ground around the print becomes
 * paper. The square stays within the scan where that is large enough, and is
 * filled up with paper where it is not. Scale and place go in small steps, so
 * that a scan that is saved anew mostly gives the same picture.
 *
 * @param scan Dark ridges on a lighter ground, or light ones on a dark ground
 * @returns `[size, size]`, 0 = paper, 255 = ridge; nothing if there is no ink
 */
export function prepareFingerprint(
  scan: image.GreyImage,
  options: FingerprintOptions,
): Uint8Array | undefined {
  const ink = fromFrame(withoutFrame(scan), options)?.ink.pixels;
  if (!ink) return undefined;
  const out = new Uint8Array(ink.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(255 * ink[i]);
  return out;
}

/**
 * What `prepareFingerprint` makes of a scan, step by step.
 *
 * @returns Dark ridges on light ground; only the first if no ink is found
 */
export function fingerprintSteps(
  scan: image.GreyImage,
  options: FingerprintOptions,
): PreparationStep[] {
  const framed = withoutFrame(scan);
  const made = fromFrame(framed, options);
  const shown = (of: image.Plane) => image.mapPixels(of, (c) => 255 - 255 * c);
  return [
    { name: "scan", picture: scan },
    { name: "frame off", picture: framed.picture },
    ...made
      ? [
        { name: "cut out", picture: made.part },
        { name: "to scale", picture: made.scaled },
        { name: "contrast evened", picture: shown(made.even) },
        { name: "ground off", picture: shown(made.ink) },
      ]
      : [],
  ];
}

/** A scan whose frame is paper, so that all stays in its place. */
interface Framed {
  picture: image.GreyImage;
  /** What is inside the frame */
  inside: image.Box;
}

function withoutFrame(scan: image.GreyImage): Framed {
  const inside = image.insideFrame(scan);
  const { left, top } = inside;
  const print = darkRidges(image.crop(scan, inside));
  const paper = image.quantile(image.histogram(print), 0.98);
  const whole = {
    left: -left,
    top: -top,
    right: scan.width - 1 - left,
    bottom: scan.height - 1 - top,
  };
  return { picture: image.crop(print, whole, paper), inside };
}

/** All that becomes of a scan once its frame is off; nothing without ink. */
function fromFrame(
  { picture, inside: within }: Framed,
  { size, period = PRINT_PERIOD }: FingerprintOptions,
) {
  const print = findPrint(picture);
  if (!print) return undefined;
  const scale = period / print.period;
  const { part, mask, start } = cutOut(picture, print, {
    side: size / scale,
    within,
  });
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const [width, height] = [side(mask.width), side(mask.height)];
  const scaled = image.resize(part, width, height);
  const radius = Math.round(NEAR * period);
  const even = image.evenContrast(scaled, { radius });
  const inside = image.resize(mask, width, height);
  const clean = image.mapPixels(even, (c, i) => c * inside.pixels[i]);
  const left = Math.round(start.x * scale), top = Math.round(start.y * scale);
  const box = { left, top, right: left + size - 1, bottom: top + size - 1 };
  return { part, scaled, even, ink: image.crop(clean, box) };
}

/** The square and what is near it, as far as there is any. */
function cutOut(
  scan: image.GreyImage,
  print: Print,
  { side, within }: { side: number; within: image.Box },
) {
  const { mask, block, period } = print;
  const start = squareIn(print, side, within);
  const rim = NEAR * period;
  const near = {
    left: Math.max(0, Math.floor(start.x - rim)),
    top: Math.max(0, Math.floor(start.y - rim)),
    right: Math.min(mask.width, Math.ceil(start.x + side + rim)) - 1,
    bottom: Math.min(mask.height, Math.ceil(start.y + side + rim)) - 1,
  };
  const part = image.crop(scan, {
    left: Math.round(near.left * block),
    top: Math.round(near.top * block),
    right: Math.min(scan.width, Math.round((near.right + 1) * block)) - 1,
    bottom: Math.min(scan.height, Math.round((near.bottom + 1) * block)) - 1,
  });
  return {
    part,
    mask: image.crop(mask, near),
    start: { x: start.x - near.left, y: start.y - near.top },
  };
}
