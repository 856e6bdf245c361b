import { patternLayout, signedBy } from "./pattern_layout.ts";

/** MCYT-75 signatures: <writer>v<n>.bmp genuine, <writer>f<n>.bmp forged. */
export const mcyt75 = patternLayout(
  "mcyt75",
  "signature",
  /(?:^|\/)(?<writer>\d{4})(?<kind>[vf])\d+\.\w+$/i,
  ({ writer, kind }) => signedBy(writer, kind.toLowerCase() === "f"),
);
