import { patternLayout, signedBy } from "./pattern_layout.ts";

/**
 * SigComp2011: a code and a number, in either order, such as 001_01.PNG and
 * 01_0114049.PNG; a code of three digits is the writer, one of seven a forger
 * and then the writer. They lie in NNN and NNN_forg (Kaggle), or in folders
 * Offline Genuine, Offline Forgeries, Reference(…)/NNN and Questioned(…)/NNN.
 */
export const sigcomp2011 = patternLayout(
  "sigcomp2011",
  "signature",
  new RegExp(
    "(?:^|/)(?:(?:Offline |Reference|Questioned)[^/]*/(?:\\d{3}/)?|" +
      "(?<folder>\\d{3})(?:_forg)?/)" +
      "(?:(?<forger>\\d{4})?(?<writer>\\d{3})_\\d{1,2}|" +
      "\\d{1,2}_(?<forger2>\\d{4})?(?<writer2>\\d{3}))\\.\\w+$",
    "i",
  ),
  ({ folder, forger, writer, forger2, writer2 }) =>
    signedBy(
      folder ?? writer ?? writer2,
      (forger ?? forger2) !== undefined,
    ),
);
