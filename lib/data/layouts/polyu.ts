import { patternLayout } from "./pattern_layout.ts";

/**
 * PolyU contactless 2D to contact-based: contactless…/first_session/p10/p2.bmp
 * and contact-based…/first_session/10_2.jpg, both of finger 10.
 */
export const polyu = patternLayout(
  "polyu",
  "fingerprint",
  new RegExp(
    "(?:^|/)(?:(?:first|second)_session/)" +
      "(?:p(?<seen>\\d+)/p\\d+|(?<touched>\\d+)_\\d+)\\.\\w+$",
    "i",
  ),
  ({ seen, touched }) => {
    const finger = seen ?? touched;
    return { person: finger, label: finger, kind: "genuine" };
  },
);
