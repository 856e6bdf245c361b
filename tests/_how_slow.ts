/**
 * How much is run of what takes more than a second or two: nothing, the sample
 * that is run before a change is taken (`deno task test:sample`), or all of it
 * (`deno task test:slow`). Such tests are in files named `…_slow_test.ts`.
 */
const asked = Deno.env.get("INKPRINT_SLOW");

/** All is asked for: minutes. */
export const isSlow = asked === "1";

/** The sample is asked for, or all: seconds each. */
export const isSampled = isSlow || asked === "sample";

/** A test of the sample. */
export function sampled(name: string, fn: Deno.TestDefinition["fn"]): void {
  Deno.test({ name, fn, ignore: !isSampled });
}
