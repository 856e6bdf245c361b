import { deepStrictEqual } from "node:assert/strict";
import { fitToData } from "@/cli/_fit_to_data.ts";

const FIT = fitToData({
  folder: { mix: 9, conditional: false },
  fingerprints: { data: "changed" },
});
const standard = { typed: [] as string[], preset: "standard" };
const signature = { content: "signature" } as const;
const fingerprint = { content: "fingerprint" } as const;

function config(data: string, conditional = false) {
  return { data, conditional, mix: 0 };
}

Deno.test("fitToData() sets what is open, for the data that it is for", () => {
  const scans = config("path/to/scans");
  deepStrictEqual(FIT(scans, signature, standard).mix, 9);
  deepStrictEqual(FIT(config("signatures"), signature, standard).mix, 0);
  deepStrictEqual(FIT(scans, fingerprint, standard), {
    ...scans,
    data: "changed", // and nothing is mixed into fingerprints
  });
  const drawn = config("fingerprints");
  deepStrictEqual(FIT(drawn, fingerprint, standard).data, "changed");
});

Deno.test("fitToData() leaves what was typed, and other presets", () => {
  const scans = config("path/to/scans");
  const typed = { ...standard, typed: ["mix"] };
  deepStrictEqual(FIT(scans, signature, typed).mix, 0);
  deepStrictEqual(
    FIT(scans, fingerprint, { ...standard, preset: "quick" }),
    scans,
  );
});
