/**
 * `deno task train:vae-gan`: a VAE and a GAN learn the same pictures.
 *
 * data → VAE to its end → GAN to its end → both beside real images. Each is a
 * run of its own inside the pair's folder, and can be used as such.
 */
import { join } from "@std/path";
import { RunFolder } from "@/training/mod.ts";
import { type Half, halvesOf, PAIR } from "./_pair_options.ts";
import { reportPair } from "./_pair_report.ts";
import {
  beginRun,
  goOnIn,
  type Prepared,
  prepareRun,
  sayHowToGoOn,
} from "./_prepare_run.ts";
import type { CommonConfig } from "./_recipe.ts";
import { runConfig } from "./_run_config.ts";
import { runToEnd } from "./_run_to_end.ts";
import { stopOnSignal } from "./_stop.ts";
import { runCommand } from "./flags.ts";

/** The command; its exit code. */
export async function main(args: string[]): Promise<number> {
  const prepared = await prepareRun(PAIR, args);
  const { config, data, extractor, session, line } = prepared;
  const folder = await beginRun(PAIR, prepared);
  using stop = stopOnSignal(line);
  const { signal } = stop;
  const train = async <Config extends CommonConfig>(half: Half<Config>) => {
    line.note(`now ${half.recipe.title}`);
    const minutes = session.minutes && session.minutes / 2;
    const shared = { ...prepared, session: { ...session, minutes }, signal };
    return await trainHalf(half, shared, join(folder.path, half.folder));
  };
  try {
    const { vae, gan } = halvesOf(config, data);
    const isOver = await train(vae);
    if (signal.aborted) return sayHowToGoOn(PAIR, { folder, line, signal });
    const areOver = await train(gan) && isOver;
    if (session.until) return sayHowToGoOn(PAIR, { folder, line, signal });
    await reportPair({ folder, data, extractor, config, line });
    return areOver ? 0 : sayHowToGoOn(PAIR, { folder, line, signal });
  } finally {
    folder.close();
  }
}

/** Begins a half, or goes on with it; whether nothing is left to do. */
async function trainHalf<Config extends CommonConfig>(
  { recipe, config }: Half<Config>,
  { data, extractor, facts, session, line, signal }: Prepared<unknown> & {
    signal: AbortSignal;
  },
  path: string,
): Promise<boolean> {
  const building = await recipe.build(config, data, extractor);
  const { labels } = building;
  const content = await runConfig(recipe.kind, config, { ...facts, labels });
  const hasBegun = await Deno.stat(join(path, "config.json"))
    .catch(() => undefined);
  const folder = hasBegun
    ? await goOnIn(path, content, config.data)
    : await RunFolder.begin(path, content);
  try {
    const how = { building, folder, session, line, signal };
    return await runToEnd(recipe, { config, data, ...how });
  } finally {
    folder.close();
  }
}

if (import.meta.main) await runCommand(main);
