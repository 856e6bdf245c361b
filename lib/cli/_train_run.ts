/**
 * A run of any kind, from what was typed to its report:
 * data → networks → loop of events → report.
 */
import { resolve } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import { RunFolder, train } from "@/training/mod.ts";
import { askedConfig, computeFlags } from "./_asked_config.ts";
import { describeData, openData } from "./_data.ts";
import { type EngineFlags, startEngine } from "./_engine.ts";
import { followRun } from "./_follow_run.ts";
import { type CommonConfig, type Recipe, SESSION_FLAGS } from "./_recipe.ts";
import { type RunConfig, runConfig } from "./_run_config.ts";
import { quoted } from "./_shell.ts";
import { splitTable } from "./_split_table.ts";
import { stopOnSignal } from "./_stop.ts";
import {
  type CommandSpec,
  type Flags,
  type FlagTable,
  readFlags,
  resolveUserPath,
  shownPath,
  typedFlags,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

/** Runs a recipe as it was typed; the exit code. */
export async function trainRun<Config extends CommonConfig>(
  recipe: Recipe<Config>,
  args: string[],
): Promise<number> {
  const spec: CommandSpec<FlagTable> = {
    ...recipe,
    flags: { ...recipe.flags, ...SESSION_FLAGS },
  };
  const given = readFlags(spec, args) as unknown as Config & Session;
  const typed = typedFlags(spec, args);
  const line = new ProgressLine({ quiet: given.quiet });
  const asked = await askedConfig(recipe, given, typed);
  const data = await openData(asked, line, given);
  const how = { typed, preset: given.quick ? "quick" : given.preset };
  const isNew = given.resume === undefined;
  const config = (isNew && recipe.fit?.(asked, data, how)) || asked;
  line.note(describeData(data));
  const compute = await computeFlags(recipe, given, typed);
  const engine = await startEngine(compute, line);
  const { trainer, report, labels } = recipe.build(config, data);
  const folder = await openRun(recipe, { given, config }, {
    dataHash: data.hash,
    name: data.name,
    engine: engine.why,
    compute,
    labels,
  });
  using stop = stopOnSignal(line);
  const shown = shownPath(folder.path);
  try {
    line.note(`run: ${shown}`);
    await folder.write("split.tsv", splitTable(data));
    const events = train(trainer, {
      ...config,
      bestBy: recipe.bestBy,
      validateEvery: recipe.validateEvery,
      sampleEvery: recipe.sampleEvery,
      minutes: given.minutes,
      signal: stop.signal,
      folder,
    });
    const done = await followRun(events, { folder, line, json: given.json });
    if (done.reason === "diverged") throw diverged(shown);
    if (done.best) await report(folder, line);
    if (done.reason === "collapsed") throw collapsed(shown);
    if (!["stopped", "minutes"].includes(done.reason)) return 0;
    line.note(`to go on: deno task ${recipe.name} --resume ${quoted(shown)}`);
    return stop.signal.aborted ? 130 : 0;
  } finally {
    folder.close();
  }
}

type Session = Flags<typeof SESSION_FLAGS>;

/** A new run folder, or the one that goes on. */
async function openRun<Config extends CommonConfig>(
  { kind }: Recipe<Config>,
  { given, config }: { given: Session; config: Config },
  { name, ...facts }: {
    name: string;
    dataHash: string;
    engine: string;
    compute: EngineFlags;
    labels?: string[];
  },
): Promise<RunFolder> {
  const content = await runConfig(kind, config, facts);
  if (given.resume === undefined) {
    // Where nothing is said, runs lie in the project, wherever one types.
    const isTyped = given.out !== "outputs";
    const out = isTyped ? resolveUserPath(given.out) : resolve(given.out);
    return await RunFolder.create(out, `${kind}-${name}`, content);
  }
  const folder = await RunFolder.open(resolveUserPath(given.resume));
  const { dataHash } = folder.config as RunConfig<unknown>;
  if (dataHash === facts.dataHash) {
    await folder.write("config.json", JSON.stringify(content, null, 2) + "\n");
    return folder;
  }
  folder.close();
  throw new UserError(
    `${config.data} has changed since the run began: resume needs ` +
      "the same data",
  );
}

function collapsed(run: string): UserError {
  return new UserError(
    `The run collapsed again and again: the health lines above and in ${run}` +
      "/events.jsonl say why, and what helps",
  );
}

function diverged(run: string): UserError {
  return new UserError(
    "The losses are no numbers any more: go on from the last checkpoint with " +
      `--resume ${quoted(run)} and a lower --learning-rate`,
  );
}
