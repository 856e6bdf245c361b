/** What `data:inspect` says: the same facts as text, as JSON and as a page. */
import { type Inspection, warningsOf } from "@/data/mod.ts";

/** The facts of an inspection, plain JSON. */
export interface InspectReport {
  name: string;
  layout: string;
  content: string;
  images: number;
  persons: number;
  /** How many images of each kind, class and size */
  kinds: Record<string, number>;
  classes: Record<string, number>;
  sizes: Record<string, number>;
  skipped: { file: string; reason: string }[];
  /** Groups of files */
  identical: string[][];
  alike: string[][];
  warnings: string[];
}

/** The facts, counted. */
export function reportOf(inspection: Inspection): InspectReport {
  const { images, skipped } = inspection;
  const files = (groups: number[][]) =>
    groups.map((group) => group.map((i) => images[i].file));
  return {
    name: inspection.name,
    layout: inspection.layout,
    content: inspection.content,
    images: images.length,
    persons: new Set(images.map(({ person }) => person)).size,
    kinds: countsOf(images.map(({ kind }) => kind)),
    classes: countsOf(images.map(({ label }) => label)),
    sizes: countsOf(images.map(({ width, height }) => `${width}x${height}`)),
    skipped,
    identical: files(inspection.identical),
    alike: files(inspection.alike),
    warnings: warningsOf(inspection),
  };
}

/** The facts for a terminal: a line each, long lists cut short. */
export function reportText(report: InspectReport, most = 5): string {
  const { identical, alike, skipped, warnings } = report;
  const groups = (what: string, list: string[][]) =>
    list.length === 0 ? [] : cut(
      list.map((group) => `  ${group.join(" = ")}`),
      most,
      `${what}: ${list.length} groups, ${surplus(list)} files too many`,
    );
  return [
    `${report.name}: ${report.images} images by ${report.persons} persons, ` +
    `read as ${report.content}s, layout ${report.layout}`,
    `kinds: ${listed(report.kinds, most)}`,
    `classes: ${Object.keys(report.classes).length}; ` +
    listed(report.classes, most),
    `sizes: ${Object.keys(report.sizes).length}; ${listed(report.sizes, most)}`,
    ...groups("identical", identical),
    ...groups("alike", alike),
    ...skipped.length === 0 ? [] : cut(
      skipped.map(({ file, reason }) => `  ${file} ${reason}`),
      most,
      `not used: ${skipped.length} files`,
    ),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join("\n");
}

/** How many files of groups could go. */
export function surplus(groups: string[][]): number {
  return groups.reduce((sum, { length }) => sum + length - 1, 0);
}

/** A head and at most so many lines; the last says how many are left out. */
function cut(lines: string[], most: number, head: string): string[] {
  const left = lines.length - most;
  return [
    head,
    ...lines.slice(0, most),
    ...left > 0 ? [`  and ${left} more`] : [],
  ];
}

function countsOf(values: string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].sort(([, a], [, b]) => b - a),
  );
}

function listed(counts: Record<string, number>, most: number): string {
  const all = Object.entries(counts).map(([name, n]) => `${n} × ${name}`);
  const left = all.length - most;
  return all.slice(0, most).join(", ") + (left > 0 ? `, ${left} others` : "");
}
