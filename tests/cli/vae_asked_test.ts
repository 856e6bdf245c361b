import { rejects, strictEqual } from "node:assert/strict";
import { UserError } from "@/engine/mod.ts";
import { askedConfig } from "@/cli/_vae_asked.ts";
import { fitToData, VAE_FLAGS } from "@/cli/_vae_options.ts";
import { defaultsOf } from "@/cli/flags.ts";

const usual = defaultsOf(VAE_FLAGS);

Deno.test("askedConfig() takes as many levels as a small size has", async () => {
  const config = await askedConfig({ ...usual, size: 28, levels: 3 }, ["size"]);
  strictEqual(config.levels, 2); // 28 → 14 → 7
});

Deno.test("askedConfig() refuses levels that were typed and do not fit", async () => {
  await rejects(
    askedConfig({ ...usual, size: 28, levels: 4 }, ["size", "levels"]),
    new UserError("--levels must be at most 2 at size 28: current value is 4"),
  );
});

Deno.test("fitToData() mixes signatures into signatures only", () => {
  const how = { typed: [], preset: "standard" };
  const mixOf = (isFolder: boolean, content: string, typed: string[] = []) =>
    fitToData({ ...usual, mix: 0 }, { isFolder, content }, { ...how, typed })
      .mix;
  strictEqual(mixOf(true, "signature") > 0, true);
  strictEqual(mixOf(true, "fingerprint"), 0);
  strictEqual(mixOf(false, "signature"), 0);
  strictEqual(mixOf(true, "signature", ["mix"]), 0);
});
