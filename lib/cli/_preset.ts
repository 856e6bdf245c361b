/** Sets of defaults by name. */
import type { CommandSpec, FlagTable } from "./flags.ts";

/** The defaults that `--preset quick`, or `--quick`, puts in place. */
export function preset(
  { flags, presets = {} }: CommandSpec<FlagTable, FlagTable>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const name = Object.keys(presets).find((name) => given[name] === true) ??
    given.preset ?? flags.preset?.safeParse(undefined).data;
  if (typeof name !== "string" || !Object.hasOwn(presets, name)) return {};
  return "preset" in flags ? { ...presets[name], preset: name } : presets[name];
}
