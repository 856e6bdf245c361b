/**
 * `deno task bench:metrics`: the metrics themselves judged. Two halves of a
 * set of pictures, one of them spoiled ever more: does each distance rise?
 *
 * pictures → ladders of spoiled sets → features by random convolutions and by
 * the domain's encoder → a row for each set
 */
import { basename } from "@std/path";
import * as z from "zod";
import { ENCODER_DOMAINS, openEncoder } from "@/cli/_open_encoder.ts";
import { openData } from "@/cli/_data.ts";
import { openPainter } from "@/cli/_painter.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import { randomExtractor } from "@/metrics/mod.ts";
import { inTurn } from "@/training/mod.ts";
import { halvesOf } from "../metrics/_halves.ts";
import { judgeBy, type Judgement } from "../metrics/_judge.ts";
import { distortionLadders, ladders } from "../metrics/_spoiled_sets.ts";

const SIZE = 64;
const NAMES = [
  "kernel",
  "frechet",
  "spread",
  "precision",
  "recall",
  "density",
  "coverage",
  "different",
];

const SPEC = {
  name: "bench:metrics",
  about: "See whether distances of features rise as pictures are spoiled.",
  flags: {
    data: z.string().min(1).default("signatures").meta({ value: "folder" })
      .describe('folder of pictures; "signatures", "fingerprints": by formula'),
    count: z.int().min(16).max(4096).default(256)
      .describe("pictures of each half, at most"),
    runs: z.string().min(1).optional().meta({ value: "list" })
      .describe("folders of runs whose samples are judged as well, by commas"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("which pictures are in which half"),
    threads: z.int().min(1).max(127).default(2).describe("threads"),
  },
  examples: [
    "bench:metrics --data fingerprints --count 128",
    "bench:metrics --data path/to/cedar --runs outputs/gan-1,outputs/dcgan-1",
  ],
};

async function main(args: string[]): Promise<void> {
  const { data, count, runs, seed, threads } = readFlags(SPEC, args);
  await openEngine({ threads });
  const line = new ProgressLine({ label: "bench" });
  const isWord = ENCODER_DOMAINS.some((domain) => domain === data);
  const folder = isWord ? data : resolveUserPath(data);
  const opened = await openData({ data: folder, size: SIZE, seed }, line);
  const [real, others] = halvesOf(opened, { count, seed });
  const sets = {
    ...ladders(others, SIZE),
    ...distortionLadders(others, SIZE),
  };
  for (const run of runs?.split(",") ?? []) {
    const samples = await drawn(resolveUserPath(run), count, seed);
    (sets.samples ??= { whole: others })[basename(run)] = samples;
  }
  const domain = opened.content === "signature" ? "signatures" : "fingerprints";
  const extractors = [randomExtractor(SIZE), await openEncoder(domain)];
  console.log(["extractor", "ladder", "set", ...NAMES].join("\t"));
  for (const extractor of extractors) {
    const judge = await judgeBy(extractor, real, SIZE);
    for (const [ladder, rungs] of Object.entries(sets)) {
      for (const [set, pictures] of Object.entries(rungs)) {
        const numbers = numbersOf(await judge(pictures));
        console.log([extractor.name, ladder, set, ...numbers].join("\t"));
      }
    }
  }
}

/** As many as there are {@linkcode NAMES}. */
function numbersOf(judgement: Judgement) {
  const { kernel, frechet, spread, neighborhoods, different } = judgement;
  const { precision, recall, density, coverage } = neighborhoods;
  const shares = [precision, recall, density, coverage, different];
  return [kernel, frechet, spread, ...shares]
    .map((number) => number.toPrecision(3));
}

async function drawn(run: string, count: number, seed: number) {
  const { painter, labels } = await openPainter(run);
  const z = new Random(seed).normals(count * painter.noiseDim);
  const asked = labels.length > 0 ? inTurn(count, labels.length) : undefined;
  const pixels = painter.decode(z, asked);
  painter.dispose();
  return pixels;
}

if (import.meta.main) await runCommand(main);
