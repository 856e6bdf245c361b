import { cedar } from "./cedar.ts";
import { folder } from "./folder.ts";
import { fvc } from "./fvc.ts";
import type { Layout } from "./layout.ts";
import { names } from "./names.ts";
import { sigcomp2009 } from "./sigcomp2009.ts";
import { socofing } from "./socofing.ts";

/** Every known layout; the first that fits is taken, `folder` fits all. */
export const LAYOUTS: readonly Layout[] = [
  cedar,
  names,
  sigcomp2009,
  socofing,
  fvc,
  folder,
];

/**
 * The layout of a folder: the first that reads at least half of its paths.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(layoutOf(["cedar/original_1_1.png"]).name, "cedar");
 * strictEqual(layoutOf(["mine/ann/1.png"]).name, "folder");
 * ```
 */
export function layoutOf(paths: readonly string[]): Layout {
  const fits = (layout: Layout) =>
    2 * paths.filter((path) => layout.read(path)).length >= paths.length;
  return LAYOUTS.find(fits) ?? folder;
}
