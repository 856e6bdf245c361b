/** Pictures of the README that are made by formula alone. */
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { proceduralFingerprints } from "@/data/procedural/mod.ts";
import { sheet } from "@/viz/mod.ts";

const SEED = 1;
/** Signatures: writers in rows. */
const HANDS = { size: 64, writers: 4, perWriter: 10 };
/** Fingerprints: people in rows, two impressions of each of their fingers. */
const PRINTS = { size: 96, span: 280, people: 2, fingers: 4, perFinger: 2 };

/** A writer in each row: the same name, never twice the same. */
export async function sampleSheet(): Promise<Uint8Array> {
  const data = sampleSignatures({ ...HANDS, seed: SEED });
  const all = Int32Array.from(data.items.keys());
  return await sheet({ pixels: toBatch(data, all), size: HANDS.size }, {
    columns: HANDS.perWriter,
    metadata: byFormula("signed"),
  });
}

/** A person in each row: four fingers, each laid down twice. */
export async function fingerprintSheet(): Promise<Uint8Array> {
  const set = proceduralFingerprints({ ...PRINTS, seed: SEED });
  return await sheet(set, {
    columns: PRINTS.fingers * PRINTS.perFinger,
    group: PRINTS.perFinger,
    metadata: byFormula("touched"),
  });
}

function byFormula(done: "signed" | "touched"): Record<string, string> {
  return {
    Synthetic: "true",
    Software: "inkprint",
    Comment: `Synthetic: made by formula with seed ${SEED}; no person ` +
      `${done} this.`,
  };
}
