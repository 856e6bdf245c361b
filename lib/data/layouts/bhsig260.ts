import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * BHSig260: <folder>/B-S-<writer>-G-<n>.tif (Bengali) or H-S-… (Hindi), F for
 * forged. The folder is trusted: Hindi folder 123 holds names of writer 124.
 */
export const bhsig260 = patternLayout(
  "bhsig260",
  "signature",
  new RegExp(
    "(?:^|/)(?:(?<folder>\\d{1,3})/)?" +
      "(?<script>[BH])-S-(?<writer>\\d+)-(?<kind>[GF])-\\d+\\.\\w+$",
    "i",
  ),
  ({ script, folder, writer, kind }) =>
    signedBy(
      `${script.toUpperCase()}/${Number(folder ?? writer)}`,
      kind.toUpperCase() === "F",
    ),
);
