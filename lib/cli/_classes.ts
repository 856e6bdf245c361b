/** Classes that a run is taught: which there are, and of which image. */
import { type Dataset, splitByPerson } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";

/** The options of a run that classes depend on. */
export interface ClassesConfig {
  data: string;
  conditional: boolean;
  mix: number;
}

/**
 * Refuses to teach classes with images that have none.
 *
 * @throws {UserError} If signatures by formula are mixed in
 */
export function checkClasses<Config extends ClassesConfig>(
  config: Config,
): Config {
  if (!config.conditional || config.mix === 0) return config;
  throw new UserError(
    `--conditional and --mix ${config.mix} do not go together: signatures ` +
      "by formula have no class of the data",
  );
}

/** Writer 9 comes before writer 10. */
const { compare } = new Intl.Collator("en", { numeric: true });

/** The classes that a run is taught, in alphabetical order; or none. */
export function labelsOf(
  { items }: Pick<Dataset, "items">,
  { conditional }: Pick<ClassesConfig, "conditional">,
): string[] {
  if (!conditional) return [];
  return [...new Set(items.map(({ label }) => label))].sort(compare);
}

/** The class of each item, by its place among the labels. */
export function classesOf(
  { items }: Pick<Dataset, "items">,
  labels: string[],
): Int32Array {
  const places = new Map(labels.map((label, i) => [label, i]));
  return Int32Array.from(items, ({ label }) => places.get(label) ?? -1);
}

/** The classes of some items. */
export function pick(
  classes: Int32Array,
  indices: ArrayLike<number>,
): Int32Array {
  return Int32Array.from(indices, (i) => classes[i]);
}

/** Each class about as often: the items of a rare one again and again. */
export function evenly(
  indices: Int32Array,
  classOf: ArrayLike<number>,
): number[] {
  const all = Map.groupBy(indices, (i) => classOf[i]);
  const most = Math.max(...[...all.values()].map(({ length }) => length));
  return [...all.values()].flatMap((own) =>
    Array(Math.round(most / own.length)).fill(own).flat()
  );
}

/**
 * A split in which every class is learned from.
 *
 * Where classes are persons, those of held-out persons could not be learned.
 * So images of each class are held out in the place of persons.
 */
export function splitForClasses(data: Dataset, seed: number): Dataset {
  const { items, split, alike } = data;
  const taught = new Set(Array.from(split.train, (i) => items[i].label));
  if (items.every(({ label }) => taught.has(label))) return data;
  const together = alike.map(({ file, of }): [string, string] => [file, of]);
  const parts = { train: [], valid: [], test: [] } as Record<string, number[]>;
  for (const label of new Set(items.map((item) => item.label))) {
    const own = [...items.keys()].filter((i) => items[i].label === label);
    const each = own.map((i) => ({ ...items[i], person: items[i].file }));
    const shared = splitByPerson(each, { seed, together });
    for (const [part, all] of Object.entries(parts)) {
      all.push(...Array.from(shared[part as "train"], (k) => own[k]));
    }
  }
  const [train, valid, test] = [parts.train, parts.valid, parts.test]
    .map((all) => Int32Array.from(all).sort());
  const warning = "Split by image, as a class of people who are all held " +
    "out could not be learned.";
  return { ...data, split: { train, valid, test, warning } };
}
