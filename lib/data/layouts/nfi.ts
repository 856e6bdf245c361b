import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * SigComp2009 of the NFI: NFI-<hand><n><whose>.png; genuine where the hand is
 * the one whose signature it is.
 */
export const nfi = patternLayout(
  "nfi",
  "signature",
  /(?:^|\/)NFI-(?<hand>\d{3})\d{2}(?<whose>\d{3})\.\w+$/i,
  ({ hand, whose }) => signedBy(whose, hand !== whose),
);
