import * as z from "zod";
import { Random } from "@/engine/random.ts";
import { UserError } from "@/engine/user_error.ts";

/** What a setting can be. */
export type Setting = number | string | boolean;

/** Settings by name. */
export type Settings = Record<string, Setting>;

const CHOICES = z.strictObject({
  choices: z.array(z.union([z.number(), z.string(), z.boolean()])).min(1),
});

const RANGE = z.strictObject({
  low: z.number(),
  high: z.number(),
  scale: z.enum(["linear", "log"]).default("linear"),
  whole: z.boolean().default(false),
}).refine(({ low, high }) => low < high, { error: "low must be below high" })
  .refine(({ low, scale }) => low > 0 || scale === "linear", {
    error: "low must be over 0 on a log scale",
  });

/** A choice among values, or a range of numbers. */
export type Dimension = z.output<typeof CHOICES> | z.output<typeof RANGE>;

/** Where settings are looked for, by name. */
export type Space = Record<string, Dimension>;

/**
 * Checks a space as a user writes it.
 *
 * @param text JSON such as `{ "beta": { "low": 0.5, "high": 2 } }`
 * @param file What the user calls it
 * @throws {UserError} One sentence with the file, the setting and the fault
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const text = '{ "width": { "choices": [16, 32] } }';
 * deepStrictEqual(parseSpace(text, "space.json"), { width: { choices: [16, 32] } });
 * ```
 */
export function parseSpace(text: string, file: string): Space {
  const all = checked(
    z.record(z.string(), z.unknown()),
    read(text, file),
    file,
  );
  const space = Object.entries(all).map(([name, dimension]) => {
    const where = `${file}: ${name}`;
    const parts = checked(z.record(z.string(), z.unknown()), dimension, where);
    const schema = "choices" in parts ? CHOICES : RANGE;
    return [name, checked<Dimension>(schema, parts, where)] as const;
  });
  if (space.length > 0) return Object.fromEntries(space);
  throw new UserError(`${file} has no settings to search among`);
}

function read(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${(error as Error).message}`);
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  const place = path.length > 0 ? `${path.join(".")}: ` : "";
  throw new UserError(`${where}: ${place}${message}`);
}

/** One set of settings with its place in the list. */
export interface Trial {
  trial: number;
  settings: Settings;
}

/**
 * The list of trials, without end: the defaults, then random draws.
 *
 * The same seed and space give the same list, whoever draws how much of it.
 * Source: Bergstra & Bengio 2012, https://jmlr.org/papers/v13/bergstra12a.html
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const [first, second] = trialsOf({ width: { choices: [16] } }, 1);
 * deepStrictEqual(first, { trial: 0, settings: {} });
 * deepStrictEqual(second, { trial: 1, settings: { width: 16 } });
 * ```
 */
export function* trialsOf(space: Space, seed: number): Generator<Trial> {
  yield { trial: 0, settings: {} };
  const random = new Random(seed);
  for (let trial = 1;; trial++) {
    const own = random.fork();
    const drawn = Object.entries(space)
      .map(([name, dimension]) => [name, draw(dimension, own)]);
    yield { trial, settings: Object.fromEntries(drawn) };
  }
}

function draw(dimension: Dimension, random: Random): Setting {
  if ("choices" in dimension) {
    return dimension.choices[random.integer(dimension.choices.length)];
  }
  const { low, high, scale, whole } = dimension;
  const part = random.uniform();
  const x = scale === "log"
    ? low * (high / low) ** part
    : low + (high - low) * part;
  // Three digits are enough, and can be read.
  const round = whole ? Math.round(x) : Number(x.toPrecision(3));
  return Math.min(high, Math.max(low, round));
}
