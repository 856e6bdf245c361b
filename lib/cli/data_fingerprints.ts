/**
 * `deno task data:fingerprints`: fingerprints by formula, named as SOCOFing's.
 *
 * people → fingers → impressions → Real/*.png, truth/Real/*.csv, manifest.csv
 */
import { resolve } from "@std/path";
import * as z from "zod";
import { SPAN } from "@/data/procedural/mod.ts";
import { Random } from "@/engine/random.ts";
import {
  drawPerson,
  type FingerprintFiles,
  PERSON_HEAD,
  type PersonJob,
} from "./_draw_person.ts";
import { makeInto, WORK_FLAGS } from "./_made_folder.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "data:fingerprints",
  about: "Make fingerprints by formula, named as SOCOFing's; nobody's.",
  flags: {
    people: z.int().min(1).max(100_000).default(10)
      .describe("how many people are invented"),
    fingers: z.int().min(1).max(10).default(10)
      .describe("fingers of each"),
    impressions: z.int().min(1).max(100).default(1)
      .describe("times that each finger is laid down; each in its own folder"),
    size: z.int().min(16).max(1024).default(256)
      .describe("width and height in pixels"),
    span: z.int().min(64).max(320).default(SPAN)
      .describe("how much of the glass that shows, in pixels at 500 dpi"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("the same seed makes the same fingerprints"),
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where they are written; default: data/fingerprints-SEED"),
    ...WORK_FLAGS,
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:fingerprints --people 100",
    "data:fingerprints --size 96 --span 280   # as SOCOFing's sensor sees",
    "data:fingerprints --fingers 1 --impressions 8 --seed 7",
  ],
};

/** The command. */
export async function main(args: string[]): Promise<void> {
  const { quiet, out, workers, shard, ...asked } = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "draw", quiet });
  const folder = out === undefined
    ? resolve("data", `fingerprints-${asked.seed}`)
    : resolveUserPath(out);
  const { total, manifest } = await makeInto({
    folder,
    asked: { made: "fingerprints", ...asked },
    head: PERSON_HEAD,
    jobs: peopleOf(asked.people, { folder, ...asked }),
    count: asked.people,
    perJob: asked.fingers * asked.impressions,
    work: drawPerson,
    module: new URL("./_draw_person.ts", import.meta.url),
    workers,
    shard,
    onMade: (step, total) => line.update({ step, total }, performance.now()),
  });
  line.done();
  line.note(`${total} fingerprints and ${manifest} in ${shownPath(folder)}`);
}

/** In the order of fingersOf(), so that the same seed agrees. */
function* peopleOf(
  count: number,
  files: FingerprintFiles,
): Generator<PersonJob> {
  const random = new Random(files.seed);
  for (let number = 1; number <= count; number++) {
    yield { number, state: random.fork().state(), files };
  }
}

if (import.meta.main) await runCommand(main);
