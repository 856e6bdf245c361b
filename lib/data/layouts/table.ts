import { UserError } from "@/engine/user_error.ts";
import { bhsig260 } from "./bhsig260.ts";
import { brazilian } from "./brazilian.ts";
import { casiaV5 } from "./casia_v5.ts";
import { cedar } from "./cedar.ts";
import { fingerImpression } from "./finger_impression.ts";
import { folder } from "./folder.ts";
import { fvc } from "./fvc.ts";
import { gpds } from "./gpds.ts";
import { handwritten } from "./handwritten.ts";
import type { Layout } from "./layout.ts";
import { mcyt75 } from "./mcyt75.ts";
import { names } from "./names.ts";
import { nfi } from "./nfi.ts";
import { nistSd30x } from "./nist_sd30x.ts";
import { nistSd4 } from "./nist_sd4.ts";
import { polyu } from "./polyu.ts";
import { sigcomp2009 } from "./sigcomp2009.ts";
import { sigcomp2011 } from "./sigcomp2011.ts";
import { socofing } from "./socofing.ts";
import { svc2004 } from "./svc2004.ts";
import { utsig } from "./utsig.ts";

/**
 * Every known layout; the first that fits is taken, `folder` fits all.
 *
 * Those with telling names come first, those of bare numbers last.
 */
export const LAYOUTS: readonly Layout[] = [
  cedar,
  names,
  sigcomp2009,
  socofing,
  fvc,
  gpds,
  bhsig260,
  nfi,
  svc2004,
  mcyt75,
  brazilian,
  nistSd30x,
  nistSd4,
  casiaV5,
  polyu,
  handwritten,
  sigcomp2011,
  utsig,
  fingerImpression,
  folder,
];

/**
 * The layout of a folder: the one that reads most of its paths, and at least
 * half; the first in the table where several read as many.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(layoutOf(["cedar/original_1_1.png"]).name, "cedar");
 * strictEqual(layoutOf(["mine/ann/1.png"]).name, "folder");
 * ```
 */
export function layoutOf(paths: readonly string[]): Layout {
  let [best, most] = [folder, paths.length / 2];
  for (const layout of LAYOUTS) {
    if (layout === folder) continue;
    const count = paths.filter((path) => layout.read(path)).length;
    if (count > most || (count === most && best === folder && count > 0)) {
      [best, most] = [layout, count];
    }
  }
  return best;
}

/**
 * The layout of a name, where the user knows better than `layoutOf`.
 *
 * @throws {UserError} If there is none of that name
 */
export function layoutNamed(name: string): Layout {
  const found = LAYOUTS.find((layout) => layout.name === name);
  if (found) return found;
  const known = LAYOUTS.map((layout) => layout.name).join(", ");
  throw new UserError(
    `The layout must be one of ${known}: current value is ${name}`,
  );
}
