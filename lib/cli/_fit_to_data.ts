/** Defaults that some data takes in the place of the usual ones. */
import type { Dataset } from "@/data/mod.ts";
import type { ClassesConfig } from "./_classes.ts";
import { isFolder } from "./_data.ts";

/** What is set otherwise, and for which data. */
interface Fitting<Config> {
  /** For a folder of one's own: such as more steps. `mix` is left out where
   * there are classes, since signatures by formula have none of a folder's. */
  folder?: Partial<Config>;
  /** For fingerprints, of a folder or by formula. */
  fingerprints?: Partial<Config>;
}

/**
 * A recipe's `fit`: the data's defaults, where the preset is the standard one
 * and the user typed nothing else.
 */
export function fitToData<Config extends ClassesConfig>(
  { folder, fingerprints }: Fitting<Config>,
) {
  return (
    config: Config,
    { content }: Pick<Dataset, "content">,
    { typed, preset }: { typed: string[]; preset: string },
  ): Config => {
    if (preset !== "standard") return config;
    const canMix = content === "signature" && !config.conditional;
    const fitting = {
      ...isFolder(config.data) ? folder : {},
      ...content === "fingerprint" ? fingerprints : {},
    };
    const open = Object.entries(fitting).filter(([name]) =>
      !typed.includes(name) && (name !== "mix" || canMix)
    );
    return { ...config, ...Object.fromEntries(open) };
  };
}
