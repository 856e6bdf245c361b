/**
 * A run of any kind, from what was typed to its report:
 * data → networks → loop of events → report.
 */
import { beginRun, prepareRun, sayHowToGoOn } from "./_prepare_run.ts";
import type { CommonConfig, Recipe } from "./_recipe.ts";
import { runToEnd } from "./_run_to_end.ts";
import { stopOnSignal } from "./_stop.ts";

/** Runs a recipe as it was typed; the exit code. */
export async function trainRun<Config extends CommonConfig>(
  recipe: Recipe<Config>,
  args: string[],
): Promise<number> {
  const prepared = await prepareRun(recipe, args);
  const { config, data, extractor, session, line } = prepared;
  const building = await recipe.build(config, data, extractor);
  const folder = await beginRun(recipe, prepared, building.labels);
  using stop = stopOnSignal(line);
  try {
    const { signal } = stop;
    const decided = { config, data, building, folder, session, line, signal };
    const isOver = await runToEnd(recipe, decided);
    return isOver ? 0 : sayHowToGoOn(recipe, decided);
  } finally {
    folder.close();
  }
}
