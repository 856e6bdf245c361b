/**
 * From a scan of a signature to clean strokes, one step after another: each
 * takes a picture and gives a new one.
 */
import * as image from "@/image/mod.ts";
import type { PreparationStep } from "../preparation_step.ts";
import { grown } from "./grown.ts";
import { linesOff } from "./lines_off.ts";
import { paperOff } from "./paper_off.ts";
import { specksOff } from "./specks_off.ts";
import { strokesOf } from "./strokes_of.ts";
import { upright } from "./upright.ts";

/** How a signature becomes a picture to learn from. */
export interface SignatureOptions {
  /** Width and height of the result */
  size: number;
  /** Strokes are at least this wide in the result, in pixels */
  stroke?: number;
  /** Free paper on each side, as a share of `size` */
  margin?: number;
}

/**
 * A signature as clean strokes: paper exactly 0, ink 255, soft edges between.
 *
 * The paper's shade and grain are removed, every stroke is cut at half of its
 * own darkness, ruled lines, borders and specks are dropped, a card on its side
 * is put upright, the ink is cropped, strokes that would be too thin are grown,
 * and the whole is averaged down to size.
 *
 * @param scan Any grey picture of ink on paper, either way round
 * @returns `[size, size]`, 0 = paper, 255 = ink; nothing if there is no ink
 */
export function prepareSignature(
  scan: image.GreyImage,
  options: SignatureOptions,
): Uint8Array | undefined {
  let last: PreparationStep | undefined;
  for (const step of stepsOf(scan, options)) last = step;
  if (last?.name !== "result") return undefined;
  return new Uint8Array(last.picture.pixels.map((c) => Math.round(255 * c)));
}

/**
 * What `prepareSignature` makes of a scan, step by step.
 *
 * @returns Dark ink on light paper; the last is "result" unless no ink is found
 */
export function signatureSteps(
  scan: image.GreyImage,
  options: SignatureOptions,
): PreparationStep[] {
  const [dark, ...strokes] = stepsOf(scan, options);
  return [
    { name: "scan", picture: scan },
    { ...dark, picture: image.mapPixels(dark.picture, (d) => 255 - d) },
    ...strokes.map(({ name, picture }) => ({
      name,
      picture: image.mapPixels(picture, (c) => 255 - 255 * c),
    })),
  ];
}

/** Ink high: 0..255 after the first step, 0..1 after all others. */
function* stepsOf(
  scan: image.GreyImage,
  { size, stroke = 1.5, margin = 0.05 }: SignatureOptions,
): Generator<PreparationStep> {
  const dark = paperOff(scan);
  yield { name: "paper removed", picture: dark };
  if (dark.pixels.every((d) => d === 0)) return;
  let strokes: image.GreyImage = strokesOf(dark);
  yield { name: "strokes cut", picture: strokes };
  strokes = linesOff(strokes);
  yield { name: "lines removed", picture: strokes };
  strokes = specksOff(strokes);
  yield { name: "specks dropped", picture: strokes };
  strokes = upright(strokes);
  yield { name: "upright", picture: strokes };
  const box = image.inkBox(strokes, 0.5);
  if (!box) return;
  strokes = image.crop(strokes, box);
  yield { name: "cropped", picture: strokes };
  strokes = grown(strokes, { size, stroke, margin });
  yield { name: "grown", picture: strokes };
  yield { name: "result", picture: image.resize(strokes, size, size) };
}
