import { patternLayout } from "./pattern_layout.ts";

/**
 * FVC 2000 to 2004: DB1_B/<finger>_<impression>.tif; the same names are in
 * every data base and every year, so a finger is known by all three, as far
 * as the path tells the year (FVC2004/…).
 */
export const fvc = patternLayout(
  "fvc",
  "fingerprint",
  new RegExp(
    "(?:^|/)(?:fvc[ _-]?(?<year>\\d{4})/(?:.*/)?)?" +
      "(?<base>db\\d_[ab])/(?<finger>\\d{1,3})_\\d\\.\\w+$",
    "i",
  ),
  ({ year, base, finger }) => {
    const place = (year === undefined ? "" : `${year}/`) + base.toUpperCase();
    const person = `${place}/${finger}`;
    return { person, label: person, kind: "genuine" };
  },
);
