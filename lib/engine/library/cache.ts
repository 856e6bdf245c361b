/** Where downloaded libraries are kept: `$XDG_CACHE_HOME/inkprint`. */
import { join } from "@std/path";

/** The cache folder; it need not exist. */
export function cacheFolder(): string {
  const home = Deno.env.get("HOME") ?? ".";
  const base = Deno.env.get("XDG_CACHE_HOME") ||
    (Deno.build.os === "darwin"
      ? join(home, "Library", "Caches")
      : join(home, ".cache"));
  return join(base, "inkprint");
}
