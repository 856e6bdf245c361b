import type { Dataset } from "@/data/mod.ts";

/**
 * Which image is in which part of the split, tab-separated: a run writes it
 * down, so that anyone can tell what it has never seen.
 */
export function splitTable(
  { items, split }: Pick<Dataset, "items" | "split">,
): string {
  const rows = (["train", "valid", "test"] as const).flatMap((part) =>
    Array.from(split[part], (index) => {
      const { file, person, label, kind } = items[index];
      return [part, file, person, label, kind].map(cell).join("\t");
    })
  );
  return ["part\tfile\tperson\tlabel\tkind", ...rows, ""].join("\n");
}

/** A name of a file may hold anything; a cell must not end a row. */
function cell(text: string): string {
  return text.replace(/[\t\n\r]/g, " ");
}
