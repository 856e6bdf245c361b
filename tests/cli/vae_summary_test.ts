import { match, strictEqual } from "node:assert/strict";
import { heldOutOf } from "@/cli/_held_out.ts";
import { summaryOf, type VaeResults } from "@/cli/_vae_summary.ts";
import { VAE_FLAGS } from "@/cli/_vae_options.ts";
import { defaultsOf } from "@/cli/flags.ts";
import { splitByPerson } from "@/data/mod.ts";

const RESULTS: VaeResults = {
  images: 12,
  heldOut: "people",
  test: { nelbo: 250, recon: 230, kl: 20, activeUnits: 9 },
  activeUnits: 9,
  entropyFloor: 100,
  meanImage: 300,
  inkReal: 0.125,
  inkSamples: 0.1,
  ...{ features: "encoder of signatures", kid: 1.25, floor: 0.2, blurred: 1.5 },
  ...{ diversity: 0.5, different: 0.4, differentReal: 0.6, looks: [] },
};
const CONFIG = { ...defaultsOf(VAE_FLAGS), latentDim: 16 };

Deno.test("summaryOf() tells the way from mean image to floor", () => {
  const page = summaryOf({ ...CONFIG, likelihood: "bce" }, RESULTS);
  match(page, /way from mean image to floor \| 25\.0 % \|/); // 50 of 200
  match(page, /\| negative ELBO \| 250\.0 \|/);
  match(page, /units: 9 of 16\. Ink pixels: 12\.5 % of the real .*, 10\.0 % /);
  match(page, /by encoder of signatures \| kernel distance \(KID\) \| diff/);
  match(page, /\| samples \| 1\.250 \| 40\.0 % \|\n.* 0\.2000 \| 60\.0 % \|/);
});

Deno.test("summaryOf() holds squared errors against no entropy", () => {
  const page = summaryOf({ ...CONFIG, likelihood: "mse" }, RESULTS);
  strictEqual(/entropy|mean image/.test(page), false);
});

Deno.test("summaryOf() says whom its numbers are about", () => {
  const about = (heldOut: VaeResults["heldOut"]) =>
    summaryOf(CONFIG, { ...RESULTS, heldOut });
  match(about("people"), /on 12 images of the test split: other people\.$/m);
  match(about("images"), /12 images of the test split: of the same people,/);
  match(
    about("nothing"),
    /12 images of the train split itself, .* flatter\.$/m,
  );
  match(about("nothing"), /^\| on train \|/m);
});

Deno.test("heldOutOf() knows a split by image and none at all", () => {
  const split = (persons: number, each: number) =>
    splitByPerson(
      Array.from({ length: persons * each }, (_, i) => ({
        file: `${i}.png`,
        person: `${i % persons}`,
        label: "",
        kind: "genuine",
      })),
      { seed: 1 },
    );
  strictEqual(heldOutOf(split(3, 2)), "people");
  strictEqual(heldOutOf(split(1, 6)), "images");
  strictEqual(heldOutOf(split(1, 2)), "nothing");
});
