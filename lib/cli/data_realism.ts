/**
 * `deno task data:realism --real DIR`: how real the pictures by formula look.
 *
 * real folder, pictures by formula, noise → measures of each → distances.
 */
import * as z from "zod";
import { type Dataset, LAYOUTS, openFolder } from "@/data/mod.ts";
import { Random, UserError } from "@/engine/mod.ts";
import { type Realism, realism } from "@/metrics/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { REALISM_KINDS, type RealismKind } from "./_realism_kinds.ts";
import { realismTable } from "./_realism_table.ts";
import {
  type Flags,
  readFlags,
  resolveUserPath,
  runCommand,
  shownPath,
} from "./flags.ts";
import { ProgressLine } from "./progress.ts";

const SPEC = {
  name: "data:realism",
  about: "Say how far pictures by formula are from real ones.",
  flags: {
    real: z.string().min(1).meta({ value: "dir" })
      .describe("folder, zip or tar of real pictures"),
    against: z.string().min(1).optional().meta({ value: "dir" })
      .describe(
        'folder of made pictures; default: those by formula, "signatures"' +
          ' or "fingerprints"',
      ),
    layout: z.enum(LAYOUTS.map(({ name }) => name)).optional()
      .describe("how the real ones are named; told from them when left out"),
    size: z.literal([28, 32, 64, 128]).default(64)
      .describe("width and height of the prepared images"),
    seed: z.int().min(0).max(2 ** 31 - 1).default(1)
      .describe("of the pictures by formula, the halves and the noise"),
    json: z.string().min(1).optional().meta({ value: "file" })
      .describe("where the table is also written as JSON"),
    quiet: z.boolean().default(false).describe("say nothing but errors"),
  },
  examples: [
    "data:realism --real path/to/cedar",
    "data:realism --real path/to/cedar --against data/signatures-1",
    "data:realism --real path/to/cedar --json realism.json",
  ],
};

type Asked = Flags<typeof SPEC.flags>;

/** The command. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const flags = readFlags(SPEC, args);
  const real = await open(flags.real, flags, flags.layout);
  const kind = kindOf(real);
  const made = await openMade(kind, real.content, flags);
  const rows = compare(kind, real, made, flags.seed);
  const { size, seed, json, quiet } = flags;
  if (json !== undefined) {
    const sides = { real: factsOf(real), made: factsOf(made) };
    const text = JSON.stringify({ size, seed, ...sides, rows }, null, 2);
    const file = resolveUserPath(json);
    await mended(file, () => replaceFile(file, text + "\n"));
    if (!quiet) say(`table: ${shownPath(file)}`);
  }
  if (!quiet) {
    say(`${headOf(real, made)}\n\n${realismTable(rows)}\n\n${LEGEND}`);
  }
}

const LEGEND =
  "distance: of formula from real (Wasserstein); floor: of two halves of the " +
  "real\nones, by person; ceiling: of noise with as much ink; score: 0 as " +
  "two halves,\n1 as noise, - where noise is no farther than a half.";

/** What is judged, and by what. */
function kindOf({ name, content }: Dataset): RealismKind {
  const kind = REALISM_KINDS[content];
  if (kind) return kind;
  throw new UserError(`Cannot judge ${name} as ${content}s have no measures.`);
}

/** The made side: by formula, or a folder read as the real one is. */
async function openMade(
  kind: RealismKind,
  content: Dataset["content"],
  flags: Asked,
): Promise<Dataset> {
  const { against = kind.name } = flags;
  if (against === kind.name) return kind.sample(flags);
  const other = Object.values(REALISM_KINDS).find((k) => k.name === against);
  if (!other) return await open(against, flags, undefined, content);
  throw new UserError(
    `Cannot judge ${against} as the pictures in ${flags.real} are read as ` +
      `${kind.name}.`,
  );
}

async function open(
  dir: string,
  { size, seed, quiet }: Asked,
  layout?: string,
  content?: Dataset["content"],
): Promise<Dataset> {
  const line = new ProgressLine({ quiet, label: "read" });
  const data = await openFolder(resolveUserPath(dir), {
    size,
    seed,
    layout,
    content,
    onProgress: (step, total) =>
      line.update({ step, total }, performance.now()),
  });
  line.done();
  return data;
}

function compare(
  { measures }: RealismKind,
  real: Dataset,
  made: Dataset,
  seed: number,
): Realism[] {
  const persons = real.items.map(({ person }) => person);
  if (new Set(persons).size < 2) {
    throw new UserError(
      `Cannot judge by ${real.name}: it needs pictures of two persons or more.`,
    );
  }
  return realism(measures, {
    real: picturesOf(real),
    persons,
    made: picturesOf(made),
    random: new Random(seed),
  });
}

function picturesOf({ size, items, pictures }: Dataset) {
  return items.map((_, i) => ({
    width: size,
    height: size,
    pixels: pictures.at(i),
  }));
}

function factsOf({ name, items }: Dataset) {
  const persons = new Set(items.map(({ person }) => person)).size;
  return { name, images: items.length, persons };
}

function headOf(...sides: [real: Dataset, made: Dataset]): string {
  const [real, made] = sides.map(factsOf).map(({ name, images, persons }) =>
    `${name} (${images} by ${persons} persons)`
  );
  return `real: ${real}; formula: ${made}`;
}

if (import.meta.main) await runCommand((args) => main(args));
