import type { Content, Known, Layout } from "./layout.ts";

/** What the parts of a path say, by the names of the pattern's groups. */
type Groups = Record<string, string>;

/**
 * A layout whose paths fit one pattern.
 *
 * @param name Of the data set
 * @param content What its pictures show
 * @param pattern Of a path, with named groups
 * @param know What the groups say of an image
 */
export function patternLayout(
  name: string,
  content: Content,
  pattern: RegExp,
  know: (groups: Groups) => Known,
): Layout {
  return {
    name,
    content,
    read(path) {
      const groups = pattern.exec(path)?.groups;
      return groups && know(groups);
    },
  };
}

/** A person as both whom an image is of and what a model is told. */
export function signedBy(person: string, isForged = false): Known {
  return { person, label: person, kind: isForged ? "forged" : "genuine" };
}
