/** An evaluation's numbers as words: one table, and what to make of it. */
import { COLUMNS, type Row } from "./columns.ts";
import type { Copies } from "./copies.ts";

/** All that an evaluation says; results.json is the same. */
export interface Evaluation {
  /** What was judged */
  name: string;
  size: number;
  /** Pictures in each column, and those that they are held against */
  count: number;
  real: number;
  /** What the real pictures are, and the training pictures */
  realAre: string;
  trainAre?: string;
  extractor: { name: string; dim: number };
  seed: number;
  rows: Row[];
  copies?: Copies;
  notes: string[];
}

/** What the columns are called. */
export const HEADS: Record<typeof COLUMNS[number], string> = {
  samples: "samples",
  real: "floor: other real",
  noise: "ceiling: noise",
  blank: "ceiling: blank",
  blurred: "ceiling: blurred",
};

/** The table as rows of cells, the head first. */
export function tableOf({ rows }: Evaluation): string[][] {
  return [
    ["metric", "good is", ...COLUMNS.map((column) => HEADS[column])],
    ...rows.map(({ name, better, values, errors }) => [
      name,
      better,
      ...COLUMNS.map((column) => numberOf(values[column], errors?.[column])),
    ]),
  ];
}

/** Copies as rows of cells; none where they could not be looked for. */
export function copiesTable({ copies }: Evaluation): string[][] {
  if (!copies) return [];
  const { samples, heldOut, train } = copies.distances;
  const test = ({ z, excess, chance }: Copies["pixels"]) => [
    z.toFixed(1),
    percent(excess),
    chance.toPrecision(2),
  ];
  const pixels = (of: typeof samples) => [
    of.median.toFixed(4),
    of.nearest5.toFixed(4),
  ];
  return [
    [
      "to the nearest training picture",
      "median",
      "nearest 5 %",
      "C_T of the samples",
      "samples among the nearest tenth, over chance",
      "by chance",
    ],
    ["samples, pixels after alignment", ...pixels(samples), "", "", ""],
    [
      "new real pictures, pixels",
      ...pixels(heldOut),
      ...test(copies.pixels),
    ],
    [
      "training pictures to others, pixels",
      ...pixels(train),
      ...test(copies.ownPixels),
    ],
    ["new real pictures, features", "", "", ...test(copies.features)],
  ];
}

/** What the numbers are about, in sentences. */
export function aboutOf(evaluation: Evaluation): string {
  const { count, real, realAre, extractor, size, trainAre } = evaluation;
  return `Each column has ${count} pictures of ${size} by ${size}, held ` +
    `against ${real} real ones: ${realAre}. Distances, precision and recall ` +
    `are of ${extractor.dim} features by ${extractor.name}. Samples should ` +
    "be near the floor (other real pictures held against the same) and far " +
    "from the ceilings." +
    (trainAre ? ` The floor and the copies are told by ${trainAre}.` : "");
}

/** Why there is no verdict on copies. */
export const NO_COPIES = "Copies of training pictures could not be looked " +
  "for: nothing was held out, so that there is nothing to compare with.";

/** summary.md of an evaluation. */
export function evaluationSummary(evaluation: Evaluation): string {
  const { name, copies, notes } = evaluation;
  const table = (rows: string[][]) => [
    ...rows.slice(0, 1).flatMap((head) => [
      `| ${head.join(" | ")} |`,
      `|${" --- |".repeat(head.length)}`,
    ]),
    ...rows.slice(1).map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
  return [
    `# Evaluation of ${name}`,
    "",
    aboutOf(evaluation),
    "",
    ...table(tableOf(evaluation)),
    ...notes.flatMap((note) => [note, ""]),
    "## Copies of training pictures",
    "",
    copies?.verdict ?? NO_COPIES,
    "",
    ...(copies ? table(copiesTable(evaluation)) : []),
    "report.html has the pictures; nearest.png shows samples beside the " +
    "nearest real picture.",
    "",
  ].join("\n");
}

function numberOf(value: number | null, error?: number): string {
  if (value === null || !Number.isFinite(value)) return "–";
  const text = short(value);
  return error !== undefined && Number.isFinite(error)
    ? `${text} ± ${short(error)}`
    : text;
}

function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return value.toFixed(0);
  if (size >= 100) return value.toFixed(1);
  if (size >= 1) return value.toFixed(2);
  return size >= 0.1 || size === 0 ? value.toFixed(3) : value.toPrecision(2);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
