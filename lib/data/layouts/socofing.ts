import type { Layout } from "./layout.ts";

/**
 * SOCOFing: <person>__<M|F>_<hand>_<finger>_finger[_<alteration>].BMP; the
 * label is the finger, such as left-thumb.
 */
export const socofing: Layout = {
  name: "socofing",
  content: "fingerprint",
  read(path) {
    const found =
      /(?:^|\/)(\d+)__[MF]_(Left|Right)_([a-z]+)_finger(_CR|_Obl|_Zcut)?\.\w+$/
        .exec(path);
    if (!found) return undefined;
    const label = `${found[2].toLowerCase()}-${found[3]}`;
    return { person: found[1], label, kind: found[4] ? "altered" : "genuine" };
  },
};
