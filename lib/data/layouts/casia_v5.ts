import { patternLayout } from "./pattern_layout.ts";

/** CASIA-FingerprintV5: <person>_<L|R><finger>_<n>.bmp, fingers 0 to 3. */
export const casiaV5 = patternLayout(
  "casia-v5",
  "fingerprint",
  /(?:^|\/)(?<person>\d{3})_(?<finger>[LR]\d)_\d\.\w+$/i,
  ({ person, finger }) => ({
    person,
    label: finger.toUpperCase(),
    kind: "genuine",
  }),
);
