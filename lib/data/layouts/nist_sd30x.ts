import { patternLayout } from "./pattern_layout.ts";

/**
 * NIST SD301 and SD302: <person>_[<n>_]<device>_<ppi>_<capture>_<finger>.png;
 * fingers 01 to 14.
 */
export const nistSd30x = patternLayout(
  "nist-sd30x",
  "fingerprint",
  new RegExp(
    "(?:^|/)(?<person>\\d{8})_(?:\\d+_)?[\\w-]+_\\d{3,4}_[a-z-]+_" +
      "(?<finger>\\d{2})\\.\\w+$",
    "i",
  ),
  ({ person, finger }) => ({ person, label: finger, kind: "genuine" }),
);
