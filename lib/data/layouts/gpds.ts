import { patternLayout, signedBy } from "./pattern_layout.ts";

/** GPDS synthetic and GPDS-960: c-<writer>-<n>.jpg genuine, cf-… forged. */
export const gpds = patternLayout(
  "gpds",
  "signature",
  /(?:^|\/)(?<kind>cf?)-(?<writer>\d+)-\d+\.(?:jpe?g|png)$/i,
  ({ kind, writer }) =>
    signedBy(String(Number(writer)), kind.toLowerCase() === "cf"),
);
