import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * Brazilian PUC-PR: a<writer>_<n>.<ext>, all in one folder; 1 to 40 are
 * genuine, 41 to 60 forged, simply or with skill.
 *
 * Source: luizgh/sigver, sigver/datasets/brazilian.py
 */
export const brazilian = patternLayout(
  "brazilian",
  "signature",
  /(?:^|\/)a(?<writer>\d{3})_(?<sample>\d{2})\.\w+$/i,
  ({ writer, sample }) => signedBy(writer, Number(sample) > 40),
);
