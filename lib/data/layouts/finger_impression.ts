import { patternLayout } from "./pattern_layout.ts";

/**
 * MCYT fingerprints and Neurotechnology: <person>_<finger>_<impression>.tif.
 */
export const fingerImpression = patternLayout(
  "finger-impression",
  "fingerprint",
  /(?:^|\/)(?<person>\d{3,4})_(?<finger>\d{1,2})_\d{1,2}\.\w+$/i,
  ({ person, finger }) => ({ person, label: finger, kind: "genuine" }),
);
