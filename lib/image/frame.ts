import type { Components } from "./components.ts";

/**
 * Which pieces are a frame around the picture: card edges, borders, shadows.
 *
 * A piece is on the rim when 97 in 100 of its pixels are. The rim is a frame
 * only if such pieces run along most of the width and most of the height;
 * otherwise a long underline would be taken for one.
 *
 * @param share Width of the rim, of the shorter side
 * @returns One answer for each piece in the list
 *
 * @example A line along the bottom alone is no frame
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { components } from "./components.ts";
 * const pixels = new Uint8Array(400).fill(1, 380);
 * const pieces = components({ width: 20, height: 20, pixels }, 0);
 * deepStrictEqual(framePieces(pieces, 20, 20), [false]);
 * ```
 */
export function framePieces(
  { labels, list }: Components,
  width: number,
  height: number,
  share = 0.09,
): boolean[] {
  const rim = Math.max(2, Math.round(share * Math.min(width, height)));
  const inRim = new Uint32Array(list.length);
  for (let y = 0, i = 0; y < height; y++) {
    const edge = y < rim || y >= height - rim;
    for (let x = 0; x < width; x++, i++) {
      if (labels[i] === 0) continue;
      if (edge || x < rim || x >= width - rim) inRim[labels[i] - 1]++;
    }
  }
  const onRim = list.map(({ area }, k) => inRim[k] >= 0.97 * area);
  const long = (side: number, length: number) => side >= 0.6 * length;
  const wide = list.some((p, k) =>
    onRim[k] && long(p.right - p.left + 1, width)
  );
  const tall = list.some((p, k) =>
    onRim[k] && long(p.bottom - p.top + 1, height)
  );
  return wide && tall ? onRim : list.map(() => false);
}
