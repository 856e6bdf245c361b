import { patternLayout } from "./pattern_layout.ts";

/**
 * NIST SD4: f<person>_<finger>.png and s<…>.png, two rollings of one finger;
 * fingers 01 to 10.
 */
export const nistSd4 = patternLayout(
  "nist-sd4",
  "fingerprint",
  /(?:^|\/)[fs](?<person>\d{4})_(?<finger>\d{2})\.\w+$/i,
  ({ person, finger }) => ({ person, label: finger, kind: "genuine" }),
);
