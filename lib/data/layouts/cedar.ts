import type { Layout } from "./layout.ts";

/**
 * CEDAR signatures: original_<writer>_<sample>.png, forgeries_<…>.png.
 *
 * The file name says all, so full_org + full_forg, everything in one folder
 * and one folder per writer are read alike.
 */
export const cedar: Layout = {
  name: "cedar",
  content: "signature",
  read(path) {
    const found = /(?:^|\/)(original|forgeries)_(\d+)_\d+\.\w+$/i.exec(path);
    if (!found) return undefined;
    const person = String(Number(found[2]));
    const kind = found[1].toLowerCase() === "original" ? "genuine" : "forged";
    return { person, label: person, kind };
  },
};
