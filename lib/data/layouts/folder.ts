import type { Layout } from "./layout.ts";

/**
 * Any folder: class folders give the label, and their images are taken to be
 * of one person; images in no class folder are each of their own.
 */
export const folder: Layout = {
  name: "folder",
  content: "signature",
  read(path) {
    const parts = path.split("/");
    const classes = parts.slice(1, -1).join("/");
    if (classes !== "") {
      return { person: classes, label: classes, kind: "genuine" };
    }
    const person = parts[parts.length - 1];
    return { person, label: parts[0], kind: "genuine" };
  },
};
