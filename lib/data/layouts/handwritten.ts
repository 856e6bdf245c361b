import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * Kaggle's "handwritten signatures": real/ and forge/ with
 * <hand><n><whose>.png, 3 + 2 + 3 digits, or <hand><whose>_<n>.png, 3 + 3 + 3;
 * genuine where the hand is the one whose signature it is.
 */
export const handwritten = patternLayout(
  "handwritten",
  "signature",
  new RegExp(
    "(?:^|/)(?:(?:real|forge)\\d*/(?<hand>\\d{3})\\d{2}(?<whose>\\d{3})|" +
      "(?<hand2>\\d{3})(?<whose2>\\d{3})_\\d{3})\\.\\w+$",
    "i",
  ),
  ({ hand, whose, hand2, whose2 }) =>
    signedBy(whose ?? whose2, (hand ?? hand2) !== (whose ?? whose2)),
);
