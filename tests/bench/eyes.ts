/**
 * `deno task bench:eyes`: are a run's samples handwriting to fresh eyes?
 *
 * Samples, real test images and smudges (blurred noise), shuffled and
 * numbered on one sheet. Whoever has not seen the run says which numbers are
 * handwriting; `--answers` then counts them by what they were.
 */
import { basename, join } from "@std/path";
import * as z from "zod";
import { type DataConfig, openData } from "@/cli/_data.ts";
import { latestRun } from "@/cli/_latest_run.ts";
import { openPainter } from "@/cli/_painter.ts";
import type { RunConfig } from "@/cli/_run_config.ts";
import { readFlags, resolveUserPath, runCommand } from "@/cli/flags.ts";
import { ProgressLine } from "@/cli/progress.ts";
import { toBatch, withRange } from "@/data/mod.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import { inkShare } from "@/metrics/mod.ts";
import { inTurn, readConfig, replaceFile } from "@/training/mod.ts";
import { sheet } from "@/viz/mod.ts";
import { smudges } from "./_smudges.ts";

const KINDS = ["sample", "real", "smudge"] as const;
type Kind = typeof KINDS[number];

const SPEC = {
  name: "bench:eyes",
  about: "Put a run's samples among real images and smudges, unlabelled.",
  flags: {
    run: z.string().min(1).optional().meta({ value: "run" })
      .describe("folder of the run; the latest when left out"),
    count: z.int().min(1).max(100).default(16)
      .describe("pictures of each kind"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("which pictures, and in which order"),
    answers: z.string().min(1).optional()
      .describe("numbers that were called handwriting, such as 1,4,7"),
    out: z.string().min(1).default("outputs").meta({ value: "folder" })
      .describe("where runs are looked for; the sheet goes to OUT/bench"),
  },
  examples: [
    "bench:eyes --run outputs/vae-cedar-1",
    "bench:eyes --run outputs/vae-cedar-1 --answers 1,4,7,9",
  ],
};

async function main(args: string[]): Promise<void> {
  const flags = readFlags(SPEC, args);
  const { count, seed } = flags;
  const order = new Random(seed).permutation(3 * count);
  const kinds = [...order].map((i) => KINDS[Math.floor(i / count)]);
  if (flags.answers !== undefined) return tell(kinds, flags.answers);
  const line = new ProgressLine({ label: "bench" });
  await openEngine();
  const out = resolveUserPath(flags.out);
  const path = flags.run === undefined
    ? await latestRun(out)
    : resolveUserPath(flags.run);
  const { painter, labels } = await openPainter(path);
  const { options } = await readConfig(path) as RunConfig<DataConfig>;
  const data = await openData(options, line);
  const { size } = data;
  const random = new Random(seed + 1);
  const picked = [...random.permutation(data.split.test.length)]
    .slice(0, count).map((i) => data.split.test[i]);
  const real = toBatch(withRange(data, "unit"), picked);
  const asked = labels.length > 0 ? inTurn(count, labels.length) : undefined;
  const made = painter.decode(random.normals(count * painter.noiseDim), asked);
  painter.dispose();
  const noise = smudges(count, { size, share: inkShare(real), random });
  const pixels = new Float32Array(3 * count * size * size);
  const area = size * size;
  [...order].forEach((i, place) => {
    const from = [made, real, noise][Math.floor(i / count)];
    const at = (i % count) * area;
    pixels.set(from.subarray(at, at + area), place * area);
  });
  const captions = kinds.map((_, i) => String(i + 1));
  const png = await sheet({ pixels, size }, { columns: 8, scale: 2, captions });
  const file = join(out, "bench", `eyes-${basename(path)}-${seed}.png`);
  await replaceFile(file, png);
  line.note(`which of these are handwriting? ${file}`);
}

/** How many of each kind were called handwriting. */
function tell(kinds: Kind[], answers: string): void {
  const called = new Set(answers.split(/[\s,]+/).map(Number));
  for (const kind of KINDS) {
    const numbers = kinds.flatMap((one, i) => one === kind ? [i + 1] : []);
    const yes = numbers.filter((number) => called.has(number));
    console.log(`${kind}\t${yes.length} of ${numbers.length}`);
  }
}

if (import.meta.main) await runCommand(main);
