/** What was measured of a run, as a table of its model card. */
import { join } from "@std/path";
import { REPORTED } from "./_held_out.ts";
import { table } from "./_summary_parts.ts";

/** What measures are, in words; others go by their names. */
const MEASURES: Record<string, string> = {
  images: "held-out images",
  kid: "kernel distance (KID) of samples; 0 is none",
  distance: "kernel distance of samples, by random features; 0 is none",
  floor: "the same, of other real images",
  blurred: "the same, of real images blurred",
  diversity: "how much samples differ; real images: 1",
  different: "share of samples left if those alike count as one (Vendi)",
  differentReal: "the same, of other real images",
  inkReal: "share of ink in real images",
  inkSamples: "share of ink in samples",
  "test nelbo": "negative ELBO, nats per image",
  "test recon": "reconstruction, nats per image",
  "test kl": "KL, nats per image",
  activeUnits: "latent units that are used",
  entropyFloor: "nats per image that no model goes below",
  meanImage: "nats per image of the mean image",
};

/** What results.json says; nothing where a run was not judged. */
export async function resultsOf(
  run: string,
): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await Deno.readTextFile(join(run, "results.json")));
  } catch {
    return {};
  }
}

/** The table of all that was measured. */
export function numbersOf(
  { heldOut, ...results }: Record<string, unknown>,
): string[] {
  const rows = rowsOf(results);
  if (rows.length === 0) return ["None were measured.", ""];
  const about = REPORTED[heldOut as keyof typeof REPORTED];
  const by = results.features && ` Kernel distances: ${results.features}.`;
  const sentence = about ? [`About ${about}.${by ?? ""}`, ""] : [];
  return [...sentence, ...table("measure", "value", rows)];
}

/** All numbers, however deep, by the way to them. */
function rowsOf(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === "number") {
    const way = path.join(" ");
    return [[MEASURES[way] ?? way, String(Number(value.toPrecision(4)))]];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = Array.isArray(value) && inner?.name || key;
    return rowsOf(inner, [...path, String(name)]);
  });
}
