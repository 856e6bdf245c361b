/** What comes before a run of any kind: flags → options → data → engine. */
import { resolve } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import type { Dataset } from "@/data/mod.ts";
import type { FeatureExtractor } from "@/metrics/mod.ts";
import { RunFolder } from "@/training/mod.ts";
import { askedConfig, computeFlags } from "./_asked_config.ts";
import { type DataConfig, describeData, openData } from "./_data.ts";
import { startEngine } from "./_engine.ts";
import { fittingFeatures } from "./_fitting_features.ts";
import { type RunSpec, type Session, SESSION_FLAGS } from "./_recipe.ts";
import { type RunConfig, runConfig } from "./_run_config.ts";
import { quoted } from "./_shell.ts";
import {
  type CommandSpec,
  type FlagTable,
  readFlags,
  resolveUserPath,
  shownPath,
  typedFlags,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

/** All that is known before the networks are built. */
export interface Prepared<Config> {
  config: Config;
  session: Session;
  data: Dataset;
  /** What samples are compared by */
  extractor: FeatureExtractor;
  /** For config.json */
  facts: Pick<
    RunConfig<Config>,
    "dataHash" | "features" | "engine" | "compute"
  >;
  line: ProgressLine;
}

/**
 * Reads what was typed, then the data, and starts the engine.
 *
 * @throws {UserError} If what was typed, or the data, will not do
 */
export async function prepareRun<Config extends DataConfig>(
  recipe: RunSpec<Config>,
  args: string[],
): Promise<Prepared<Config>> {
  const spec: CommandSpec<FlagTable> = {
    ...recipe,
    flags: { ...recipe.flags, ...SESSION_FLAGS },
  };
  const session = readFlags(spec, args) as unknown as Config & Session;
  const typed = typedFlags(spec, args);
  const line = new ProgressLine({ quiet: session.quiet });
  const asked = await askedConfig(recipe, session, typed);
  const data = await openData(asked, line, session);
  const how = { typed, preset: presetOf(session) };
  const isNew = session.resume === undefined;
  const config = (isNew && recipe.fit?.(asked, data, how)) || asked;
  line.note(describeData(data));
  const compute = await computeFlags(recipe, session, typed);
  const engine = await startEngine(compute, line);
  const { extractor, why } = await fittingFeatures(data);
  line.note(`KID of samples: by ${why}`);
  const { name: features } = extractor;
  const facts = { dataHash: data.hash, features, engine: engine.why, compute };
  return { config, session, data, extractor, facts, line };
}

/** The name of the set of defaults. */
export function presetOf({ quick, preset }: Session): string {
  return quick ? "quick" : preset;
}

/** A new run folder, or the one that goes on. */
export async function beginRun<Config extends DataConfig>(
  { kind }: RunSpec<Config>,
  { config, session, data, facts }: Prepared<Config>,
  labels?: string[],
): Promise<RunFolder> {
  const content = await runConfig(kind, config, { ...facts, labels });
  const { resume } = session;
  if (resume === undefined) {
    // Where nothing is said, runs lie in the project, wherever one types.
    const isTyped = session.out !== "outputs";
    const out = isTyped ? resolveUserPath(session.out) : resolve(session.out);
    return await RunFolder.create(out, `${kind}-${data.name}`, content);
  }
  return await goOnIn(resolveUserPath(resume), content, config.data);
}

/**
 * Opens a run to go on in it.
 *
 * @param content Its config.json from now on
 * @param source What the user calls the data
 * @throws {UserError} If the data is not what it was trained on, or its
 * classes stand in another order than an older version of ours gave them
 */
export async function goOnIn<Config>(
  path: string,
  content: RunConfig<Config>,
  source: string,
): Promise<RunFolder> {
  const folder = await RunFolder.open(path);
  const saved = folder.config as RunConfig<unknown>;
  const because = saved.dataHash !== content.dataHash
    ? `${source} has changed since the run began: resume needs the same data`
    : differentClasses(saved, content) &&
      `${path} numbered its classes in another order, ${saved.labels}: train ` +
        "anew, or resume with the version that began it";
  if (because) {
    folder.close();
    throw new UserError(because);
  }
  await folder.write("config.json", JSON.stringify(content, null, 2) + "\n");
  return folder;
}

/** Whether a run was taught classes by other places than now. */
function differentClasses(
  { labels: before = [] }: RunConfig<unknown>,
  { labels: now = [] }: RunConfig<unknown>,
): boolean {
  return before.length > 0 && before.join() !== now.join();
}

/** The last word of a run that was stopped; the exit code. */
export function sayHowToGoOn(
  { name }: { name: string },
  { folder, line, signal }: {
    folder: RunFolder;
    line: ProgressLine;
    signal: AbortSignal;
  },
): number {
  const run = quoted(shownPath(folder.path));
  line.note(`to go on: deno task ${name} --resume ${run}`);
  return signal.aborted ? 130 : 0;
}
