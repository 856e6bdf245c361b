import type { Layout } from "./layout.ts";

/**
 * FVC 2000 to 2004: DB1_B/<finger>_<impression>.tif; the same names are in
 * every data base, so a finger is known by both.
 */
export const fvc: Layout = {
  name: "fvc",
  content: "fingerprint",
  read(path) {
    const found = /(?:^|\/)(db\d_[ab])\/(\d{1,3})_\d\.\w+$/i.exec(path);
    if (!found) return undefined;
    const person = `${found[1].toUpperCase()}/${found[2]}`;
    return { person, label: person, kind: "genuine" };
  },
};
