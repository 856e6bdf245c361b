/** Defaults that a folder of one's own takes in the place of the usual ones. */
import type { Dataset } from "@/data/mod.ts";
import type { ClassesConfig } from "./_classes.ts";
import { isFolder } from "./_data.ts";

/**
 * A recipe's `fit`: the folder's defaults, where the preset is the standard
 * one and the user typed nothing else.
 *
 * @param folder Such as more steps; `mix` is for signatures without classes,
 * since those by formula have none of the classes of a folder
 */
export function fitToFolder<Config extends ClassesConfig>(
  folder: Partial<Config>,
) {
  return (
    config: Config,
    { content }: Pick<Dataset, "content">,
    { typed, preset }: { typed: string[]; preset: string },
  ): Config => {
    if (!isFolder(config.data) || preset !== "standard") return config;
    const canMix = content === "signature" && !config.conditional;
    const open = Object.entries(folder).filter(([name]) =>
      !typed.includes(name) && (name !== "mix" || canMix)
    );
    return { ...config, ...Object.fromEntries(open) };
  };
}
