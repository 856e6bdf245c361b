import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * UTSig: a letter, <writer>G<n>.<ext> genuine, <writer>F<n>.<ext> forged, or
 * folders <writer>/Genuine and <writer>/Skilled with files of any name.
 */
export const utsig = patternLayout(
  "utsig",
  "signature",
  new RegExp(
    "(?:^|/)(?:\\w?(?<named>\\d{3})(?<letter>[GF])\\d+\\.\\w+$|" +
      "(?<folder>\\d{1,3})/(?<kind>Genuine|Skilled)/[^/]+$)",
    "i",
  ),
  ({ named, letter, folder, kind }) =>
    signedBy(
      String(Number(named ?? folder)),
      /^(?:f|skilled)$/i.test(letter ?? kind),
    ),
);
