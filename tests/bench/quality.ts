/**
 * `deno task bench:quality`: a finished run beside a plain PyTorch network.
 *
 * run → the same prepared images and split → PyTorch for as long → table,
 * PyTorch's samples as a sheet, results file. A VAE is compared here, a run of
 * an FC-GAN in `_quality_gan.ts`.
 */
import { basename } from "@std/path";
import * as z from "zod";
import { resolveData } from "@/cli/_data.ts";
import { kindOfRun } from "@/cli/_read_run.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { UserError } from "@/engine/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { replaceFile } from "@/training/mod.ts";
import { sheet, synthetic } from "@/viz/mod.ts";
import {
  findFinishedRun,
  type FinishedRun,
  readFinishedRun,
} from "./_finished_run.ts";
import { describeMachine, thisMachine } from "./_machine.ts";
import { type PlainVae, trainPlainVae } from "./_plain_vae.ts";
import { benchPython } from "./_python.ts";
import { compareGan } from "./_quality_gan.ts";
import { partClosed, qualityTable, type Side } from "./_quality_report.ts";
import { openSameData } from "./_same_data.ts";

const SPEC = {
  name: "bench:quality",
  about: "Compare a finished VAE or FC-GAN run with a plain PyTorch one.",
  flags: {
    data: z.string().min(1).optional().meta({ value: "folder" })
      .describe("the latest run on it; with --run: where its data is now"),
    size: z.int().min(1).optional()
      .describe("the latest run at this size"),
    run: z.string().min(1).optional().meta({ value: "run" })
      .describe("folder of the run; the latest of a VAE when left out"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where runs are looked for"),
    minutes: z.number().gt(0).optional()
      .describe("how long PyTorch trains; default: as long as the run"),
    threads: z.int().min(1).max(127).default(2)
      .describe("threads of PyTorch"),
    sheet: z.string().min(1).optional().meta({ value: "file" })
      .describe("PyTorch's samples; default: OUT/bench/plain-RUN.png"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the results are written"),
  },
  examples: [
    "bench:quality --data path/to/cedar",
    "bench:quality --run outputs/vae-cedar-1 --minutes 10 --json cedar.json",
    "bench:quality --run outputs/gan-cedar-1",
  ],
};

type Given = ReturnType<typeof readFlags<typeof SPEC.flags>>;

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "bench" });
  const named = flags.run && resolveUserPath(flags.run);
  if (named && await kindOfRun(named) === "gan") {
    return compareGan(named, flags, line);
  }
  const load = thisMachine().load; // before we load it ourselves
  const run = await openRun(flags);
  line.note(`run: ${run.name}, ${run.steps} steps`);
  const data = await openSameData(run.config, { data: flags.data, line });
  const { latentDim, width, seed } = run.config.options;
  const torch = await trainPlainVae(data, {
    python: await benchPython((sentence) => line.note(sentence)),
    seconds: flags.minutes === undefined ? run.seconds : 60 * flags.minutes,
    threads: flags.threads,
    latentDim,
    width,
    seed,
  });
  const path = await drawSamples(flags, torch, run);
  const [library, version] = torch.library.split(" ");
  const machine = { ...thisMachine({ [library]: version }), load };
  const [ours, theirs] = [ourSide(run), torchSide(torch, run)];
  const { meanImage, entropyFloor, inkReal } = run.results;
  const anchors = { meanImage, entropyFloor, inkReal };
  console.log(qualityTable(ours, theirs, anchors));
  console.log(`\n- ${describeMachine(machine)}; ${run.config.engine}`);
  line.note(`PyTorch's samples: ${path}`);
  const { train, valid, test } = data.split;
  const counts = [train, valid, test].map(({ length }) => length);
  await writeResults(flags, {
    machine,
    data: { name: data.name, hash: data.hash, split: counts },
    run: { ...run.config, options: publicOptions(run), name: run.name },
    threads: flags.threads,
    ...{ anchors, ours, torch: theirs },
  });
}

async function writeResults({ json }: Given, results: object): Promise<void> {
  if (!json) return;
  const text = JSON.stringify(results, null, 2) + "\n";
  await replaceFile(resolveUserPath(json), text);
}

/** The run that the user names, or the latest that fits. */
async function openRun(flags: Given): Promise<FinishedRun> {
  const path = flags.run === undefined
    ? await findFinishedRun(resolveUserPath(flags.out), {
      data: flags.data === undefined ? undefined : resolveData(flags.data),
      size: flags.size,
    })
    : resolveUserPath(flags.run);
  const run = await readFinishedRun(path);
  const { size } = run.config.options;
  if (flags.size === undefined || flags.size === size) return run;
  throw new UserError(`--size must be that of the run, ${size}`);
}

async function drawSamples(
  { sheet: file, out }: Given,
  { samples, library }: PlainVae,
  { name, config }: FinishedRun,
): Promise<string> {
  const { size, seed } = config.options;
  const path = resolveUserPath(file ?? `${out}/bench/plain-${name}.png`);
  const count = samples.length / size ** 2;
  const png = await sheet({ pixels: samples, size, count }, {
    title: `plain PyTorch VAE: samples from the prior`,
    metadata: synthetic({ model: `plain VAE, ${library}`, seed }),
  });
  await replaceFile(path, png);
  return path;
}

function ourSide(run: FinishedRun): Side {
  const { steps, bestStep, seconds, results } = run;
  const { test, activeUnits, inkSamples } = results;
  const { nelbo, recon, kl } = test;
  const closed = partClosed(nelbo, results);
  return {
    ...{ nelbo, recon, kl, closed, activeUnits, inkSamples },
    ...{ steps, bestStep, seconds },
  };
}

function torchSide(
  { test, activeUnits, samples, steps, bestStep, seconds }: PlainVae,
  { results }: FinishedRun,
): Side {
  const closed = partClosed(test.nelbo, results);
  const inkSamples = inkShare(samples);
  return {
    ...{ ...test, closed, activeUnits, inkSamples },
    ...{ steps, bestStep, seconds },
  };
}

/** Options without the place where somebody keeps the data. */
function publicOptions({ config: { options } }: FinishedRun) {
  return { ...options, data: basename(options.data) };
}

if (import.meta.main) await runCommand(main);
