/**
 * `deno task train:vae`: a variational autoencoder learns signatures.
 *
 * data → networks → loop of events → report; every number is a flag.
 */
import { resolve } from "@std/path";
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { RunFolder, train, VaeTrainer } from "@/training/mod.ts";
import { ENGINE_FLAGS, type EngineFlags, startEngine } from "./_engine.ts";
import { followRun } from "./_follow_run.ts";
import { type RunConfig, runConfig } from "./_run_config.ts";
import { quoted } from "./_shell.ts";
import { stopOnSignal } from "./_stop.ts";
import { askedConfig } from "./_vae_asked.ts";
import { computeFlags } from "./_vae_config.ts";
import {
  fitToData,
  VAE_FLAGS,
  VAE_PRESETS,
  type VaeConfig,
} from "./_vae_options.ts";
import { reportVae } from "./_vae_report.ts";
import { buildParts, describeData, openData, SAMPLE_DATA } from "./_vae_run.ts";
import {
  readFlags,
  resolveUserPath,
  runCommand,
  shownPath,
  typedFlags,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "train:vae",
  about: "Train a variational autoencoder on signatures.",
  flags: {
    ...VAE_FLAGS,
    preset: z.enum(["quick", "standard", "original"]).default("standard")
      .describe("a set of defaults"),
    quick: z.boolean().default(false).describe("the same as --preset quick"),
    cache: z.boolean().default(true)
      .describe("keep prepared images of a folder in data/cache"),
    ...ENGINE_FLAGS,
    minutes: z.number().gt(0).optional()
      .describe("stop and save after so many minutes"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where run folders are made"),
    resume: z.string().min(1).optional().meta({ value: "run" })
      .describe("go on with a run from its last checkpoint"),
    json: z.boolean().default(false)
      .describe("print each event as a line of JSON"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  presets: VAE_PRESETS,
  examples: [
    "train:vae                              # signatures made by formula",
    "train:vae --quick                      # a first look, any machine",
    "train:vae --data path/to/scans         # your own",
    "train:vae --resume outputs/vae-scans-1 --steps 5000",
  ],
};

/** The command; its exit code. */
export async function main(args: string[]): Promise<number> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ quiet: flags.quiet });
  const typed = typedFlags(SPEC, args);
  const asked = await askedConfig(flags, typed);
  const data = await openData(asked, line, flags);
  const isFolder = asked.data !== SAMPLE_DATA;
  const config = flags.resume === undefined
    ? fitToData(asked, { isFolder, ...data }, { typed, ...flags })
    : asked;
  line.note(describeData(data));
  const compute = await computeFlags(flags, typed);
  const engine = await startEngine(compute, line);
  const parts = buildParts(config, data);
  const trainer = new VaeTrainer(parts, config);
  const folder = await openRun(flags, config, {
    data,
    engine: engine.why,
    compute,
  });
  using stop = stopOnSignal(line);
  const shown = shownPath(folder.path);
  try {
    line.note(`run: ${shown}`);
    const events = train(trainer, {
      ...config,
      bestBy: "nelbo",
      minutes: flags.minutes,
      signal: stop.signal,
      folder,
    });
    const done = await followRun(events, { folder, line, json: flags.json });
    if (done.reason === "diverged") throw diverged(shown);
    if (done.best) {
      await reportVae({ folder, data, config, network: parts.average, line });
    }
    if (!["stopped", "minutes"].includes(done.reason)) return 0;
    line.note(`to go on: deno task train:vae --resume ${quoted(shown)}`);
    return stop.signal.aborted ? 130 : 0;
  } finally {
    folder.close();
  }
}

type Given = ReturnType<typeof readFlags<typeof SPEC.flags>>;

/** A new run folder, or the one that goes on. */
async function openRun(
  flags: Given,
  config: VaeConfig,
  { data: { name, hash }, engine, compute }: {
    data: { name: string; hash: string };
    engine: string;
    compute: EngineFlags;
  },
): Promise<RunFolder> {
  const facts = { dataHash: hash, engine, compute };
  const content = await runConfig("vae", config, facts);
  if (flags.resume === undefined) {
    // Where nothing is said, runs lie in the project, wherever one types.
    const isTyped = flags.out !== "outputs";
    const out = isTyped ? resolveUserPath(flags.out) : resolve(flags.out);
    return await RunFolder.create(out, `vae-${name}`, content);
  }
  const folder = await RunFolder.open(resolveUserPath(flags.resume));
  const { dataHash } = folder.config as RunConfig<VaeConfig>;
  if (dataHash === hash) {
    await folder.write("config.json", JSON.stringify(content, null, 2) + "\n");
    return folder;
  }
  folder.close();
  throw new UserError(
    `${config.data} has changed since the run began: resume needs the same data`,
  );
}

function diverged(run: string): UserError {
  return new UserError(
    "The losses are no numbers any more: go on from the last checkpoint with " +
      `--resume ${quoted(run)} and a lower --learning-rate`,
  );
}

if (import.meta.main) await runCommand(main);
