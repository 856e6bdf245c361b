import type { Layout } from "./layout.ts";

/**
 * SigComp2009, part: <training|test>/<writer>/<genuine|forged…>-<number>.png;
 * forgeries belong to the writer they imitate.
 */
export const sigcomp2009: Layout = {
  name: "sigcomp2009",
  content: "signature",
  read(path) {
    const found = /(?:^|\/)(\d{3})\/(genuine|forged(?:-another)?)-\d+\.\w+$/
      .exec(path);
    if (!found) return undefined;
    const kind = found[2] === "genuine" ? "genuine" : "forged";
    return { person: found[1], label: found[1], kind };
  },
};
