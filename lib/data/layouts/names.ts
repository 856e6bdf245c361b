import type { Layout } from "./layout.ts";

/** The same names by many writers: NN-name/wNNN_medium.png. */
export const names: Layout = {
  name: "names",
  content: "signature",
  read(path) {
    const found = /(?:^|\/)\d\d-([a-z-]+)\/(w\d{3})_[a-z]+\.\w+$/.exec(path);
    if (!found) return undefined;
    return { person: found[2], label: found[1], kind: "genuine" };
  },
};
