/**
 * `deno task data:fingerprints`: fingerprints by formula, named as SOCOFing's.
 *
 * people → fingers → impressions → Real/*.png, truth/Real/*.csv, manifest.csv
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import {
  drawFingerprint,
  fingersOf,
  minutiaeOf,
  type OwnedFinger,
  SPAN,
  truthCsv,
  truthOf,
} from "@/data/procedural/mod.ts";
import { picture, synthetic } from "@/viz/mod.ts";
import { checkNewFolder, writeNew } from "./_new_folder.ts";
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
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:fingerprints --people 100",
    "data:fingerprints --size 96 --span 280   # as SOCOFing's sensor sees",
    "data:fingerprints --fingers 1 --impressions 8 --seed 7",
  ],
};

type Config = ReturnType<typeof readFlags<typeof SPEC.flags>>;

/** A row of the manifest. */
interface Row {
  file: string;
  person: string;
  finger: string;
  class: string;
  impression: number;
  truth: string;
  minutiae: number;
}

/** The command. */
export async function main(args: string[]): Promise<void> {
  const config = readFlags(SPEC, args);
  const line = new ProgressLine({ label: "draw", quiet: config.quiet });
  const folder = config.out === undefined
    ? resolve("data", `fingerprints-${config.seed}`)
    : resolveUserPath(config.out);
  await checkNewFolder(folder);
  const total = config.people * config.fingers * config.impressions;
  const rows: Row[] = [];
  let saved: Promise<unknown> = Promise.resolve();
  for (const owned of fingersOf(config)) {
    const prints = impressions(owned, config);
    await saved; // the finger before was packed and written meanwhile
    saved = Promise.all(prints.map((print) => save(folder, print, config)));
    rows.push(...prints.map(({ row }) => row));
    line.update({ step: rows.length, total }, performance.now());
  }
  await saved;
  await writeNew(join(folder, "manifest.csv"), table(rows));
  line.done();
  line.note(`${total} fingerprints and manifest.csv in ${shownPath(folder)}`);
}

/** A picture, what is known of it, and what is to be found in it. */
interface Print {
  row: Row;
  pixels: Uint8Array;
  truth: string;
}

/** Lays a finger down so many times. */
function impressions(
  { person, name, finger, random }: OwnedFinger,
  { size, span, impressions }: Config,
): Print[] {
  const minutiae = minutiaeOf(finger);
  return Array.from({ length: impressions }, (_, k) => {
    const drawn = drawFingerprint(finger, {
      size,
      span,
      random: random.fork(),
    });
    const truth = truthOf({ finger, minutiae }, drawn.touch, { size, span });
    const path = pathOf(person, name, k + 1);
    const row = {
      file: `${path}.png`,
      person,
      finger: name,
      class: truth.class,
      impression: k + 1,
      truth: `truth/${path}.csv`,
      minutiae: truth.minutiae.length,
    };
    return { row, pixels: drawn.pixels, truth: truthCsv(truth) };
  });
}

async function save(
  folder: string,
  { row, pixels, truth }: Print,
  { size, seed }: Config,
): Promise<void> {
  const metadata = synthetic({ model: "procedural-fingerprints", seed });
  const ink = Float32Array.from(pixels, (p) => p / 255);
  const png = await picture(ink, size, metadata);
  await writeNew(join(folder, row.file), png);
  await writeNew(join(folder, row.truth), truth);
}

/**
 * "Real/3__F_Left_thumb_finger"; SOCOFing has one impression of each finger,
 * so a second goes to "Real-2". Names there tell a sex; here it says nothing.
 */
function pathOf(person: string, finger: string, impression: number): string {
  const number = Number(person.slice("person-".length));
  const [hand, which] = finger.split("-");
  const side = hand === "left" ? "Left" : "Right";
  const folder = impression === 1 ? "Real" : `Real-${impression}`;
  const sex = number % 2 === 1 ? "F" : "M";
  return `${folder}/${number}__${sex}_${side}_${which}_finger`;
}

/** All rows as CSV, their keys first. */
function table(rows: Row[]): string {
  const lines = [Object.keys(rows[0]), ...rows.map(Object.values)];
  return lines.map((line) => `${line.join(",")}\n`).join("");
}

if (import.meta.main) await runCommand(main);
