import type { InspectedImage, Inspection } from "./inspection.ts";

/** A class with fewer images is hardly learned. */
const FEW = 10;
/** Signs in fewer images than this share are chance. */
const SHARE = 0.1;
/** Names of folders that say which part of a split is in them. */
const PART = /(?:^|\/)(train(?:ing)?|valid(?:ation)?|val|test(?:ing)?)(?=\/)/i;

/**
 * What a user should know of a folder before training on it, in sentences.
 *
 * Each says what was found, in how many images, and what is done or can be.
 */
export function warningsOf(inspection: Inspection): string[] {
  return [
    ...scanWarnings(inspection),
    ...paperWarnings(inspection),
    ...classWarnings(inspection),
    ...leakWarnings(inspection),
  ];
}

/** Light ink, frames, cards that lie on their side. */
function* scanWarnings({ images, content }: Inspection): Generator<string> {
  const all = images.length;
  const often = (found: number) => found > 0 && found >= SHARE * all;
  const isSignature = content === "signature";
  const light = images.filter(({ isLightOnDark }) => isLightOnDark).length;
  if (isSignature && light > 0) {
    yield `polarity: ${light} of ${all} images are light ink on dark paper; ` +
      "they are turned round";
  }
  const framed = images.filter(({ hasFrame }) => hasFrame).length;
  if (often(framed)) {
    yield `frame: ${framed} of ${all} images have an even line along two or ` +
      "more sides that is not paper; look whether it is gone in the sheet";
  }
  const upright = images.filter(({ width, height }) => height > width).length;
  if (isSignature && often(upright)) {
    yield `orientation: ${upright} of ${all} signatures are taller than wide; ` +
      "some may lie on their side";
  }
}

/** Paper that tells genuine from forged, so that nothing else is learned. */
function* paperWarnings({ images }: Inspection): Generator<string> {
  const borders = (kind: string) =>
    images.filter((image) => image.kind === kind)
      .map(({ border }) => border).sort((a, b) => a - b);
  const [genuine, forged] = [borders("genuine"), borders("forged")];
  if (genuine.length < FEW || forged.length < FEW) return;
  if (separation(genuine, forged) < 0.95) return;
  const range = (list: number[]) => `${list[0]} to ${list.at(-1)}`;
  yield `paper: the grey of the border alone tells genuine (${
    range(genuine)
  }) ` +
    `from forged (${range(forged)}); prepared images have none`;
}

/** Too few images of a class or of different people. */
function* classWarnings({ images }: Inspection): Generator<string> {
  const counts = countsBy(images, ({ label }) => label);
  const few = [...counts.values()].filter((count) => count < FEW).length;
  if (few > 0) {
    yield `classes: ${few} of ${counts.size} have fewer than ${FEW} images`;
  }
  const persons = countsBy(images, ({ person }) => person).size;
  if (persons < 3) {
    yield `persons: ${persons} cannot be shared out among train, valid and ` +
      "test; the split is by image";
  }
}

/** The same picture under two names, or in two parts of a split. */
function* leakWarnings(
  { images, identical, alike }: Inspection,
): Generator<string> {
  for (const [what, groups] of Object.entries({ identical, alike })) {
    const over = (key: (image: InspectedImage) => string) =>
      groups.filter((group) =>
        new Set(group.map((i) => key(images[i]))).size > 1
      );
    const example = ([group]: number[][]) =>
      `such as ${images[group[0]].file} and ${images[group[1]].file}`;
    const persons = over(({ person }) => person);
    if (persons.length > 0) {
      yield `leak: ${groupWord(persons.length)} of ${what} images ` +
        `${persons.length === 1 ? "goes" : "go"} over several persons, ` +
        example(persons);
    }
    const parts = over(({ file }) => partOf(file));
    if (parts.length > 0) {
      yield `leak: ${groupWord(parts.length)} of ${what} images ` +
        `${parts.length === 1 ? "goes" : "go"} over several of the folders ` +
        `train, valid and test, ${example(parts)}`;
    }
  }
  const parts = new Map<string, Set<string>>();
  for (const { person, file } of images) {
    parts.set(person, (parts.get(person) ?? new Set()).add(partOf(file)));
  }
  const both = [...parts.values()].filter(({ size }) => size > 1).length;
  if (both > 0) {
    yield `split: ${both} of ${parts.size} persons are in several of the ` +
      "folders train, valid and test; the split is made anew, by person";
  }
}

function groupWord(count: number): string {
  return count === 1 ? "1 group" : `${count} groups`;
}

function partOf(file: string): string {
  return PART.exec(`/${file}`)?.[1].toLowerCase().slice(0, 3) ?? "";
}

/** How many of a list have each key, in the order of their coming. */
function countsBy<T>(
  list: readonly T[],
  key: (item: T) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) {
    counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  }
  return counts;
}

/**
 * How well one threshold parts two lists: the mean of the shares of each that
 * fall on their own side, 0.5 for chance and 1 for all.
 */
function separation(a: number[], b: number[]): number {
  const below = (list: number[], t: number) =>
    list.filter((value) => value <= t).length / list.length;
  const levels = new Set([...a, ...b]);
  return Math.max(
    ...[...levels].map((t) => 0.5 + Math.abs(below(a, t) - below(b, t)) / 2),
  );
}
