import { patternLayout, signedBy } from "./pattern_layout.ts";

/** SVC2004 drawn as images: U<user>S<n>.jpg, 1 to 20 genuine, then forged. */
export const svc2004 = patternLayout(
  "svc2004",
  "signature",
  /(?:^|\/)U(?<user>\d+)S(?<sample>\d+)\.\w+$/i,
  ({ user, sample }) => signedBy(user, Number(sample) > 20),
);
