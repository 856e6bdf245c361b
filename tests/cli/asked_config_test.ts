import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { type Dataset, sampleSignatures } from "@/data/mod.ts";
import { openEngine, tf, UserError } from "@/engine/mod.ts";
import { ADVERSARIAL_LOSSES } from "@/losses/mod.ts";
import { askedConfig, computeFlags } from "@/cli/_asked_config.ts";
import { GAN_FLAGS } from "@/cli/_gan_options.ts";
import { GAN } from "@/cli/_gan_recipe.ts";
import { VAE_FLAGS } from "@/cli/_vae_options.ts";
import { VAE } from "@/cli/_vae_recipe.ts";
import { defaultsOf } from "@/cli/flags.ts";
import { inFolder } from "./_command.ts";

await openEngine({ engine: "cpu" });

const usual = defaultsOf(VAE_FLAGS);
const usualGan = defaultsOf(GAN_FLAGS);

Deno.test("askedConfig() takes as many levels as a small size has", async () => {
  const config = await askedConfig(
    VAE,
    { ...usual, size: 28, levels: 3 },
    ["size"],
  );
  strictEqual(config.levels, 2); // 28 → 14 → 7
});

Deno.test("askedConfig() refuses levels that were typed and do not fit", async () => {
  await rejects(
    askedConfig(VAE, { ...usual, size: 28, levels: 4 }, ["size", "levels"]),
    new UserError("--levels must be at most 2 at size 28: current value is 4"),
  );
});

Deno.test("askedConfig() smooths the targets of losses that have one", async () => {
  for (const [name, loss] of Object.entries(ADVERSARIAL_LOSSES)) {
    const given = { ...usualGan, loss: loss.name };
    const { smoothing } = await askedConfig(GAN, given, ["loss"]);
    strictEqual(smoothing > 0, loss.hasTarget, name);
    const logits = tf.tensor1d([1, -1]);
    loss.discriminator(logits, logits, { smoothing }); // throws nothing
  }
  await rejects(
    askedConfig(GAN, { ...usualGan, loss: "hinge", smoothing: .2 }, [
      "smoothing",
    ]),
    /^UserError: --smoothing must be 0 with --loss hinge, .* value is 0\.2$/,
  );
});

Deno.test("askedConfig() lets a resumed run be watched, and not reseeded", async () => {
  await inFolder(async (run) => {
    const config = { kind: "gan", options: usualGan };
    const file = join(run, "config.json");
    await Deno.writeTextFile(file, JSON.stringify(config));
    const ask = (typed: string[]) =>
      askedConfig(GAN, { ...usualGan, resume: run }, ["resume", ...typed]);
    for (const typed of ["plot", "quiet", "minutes", "steps"]) {
      deepStrictEqual(await ask([typed]), usualGan);
    }
    await rejects(ask(["seed"]), /^UserError: --seed cannot be changed/);
  });
});

Deno.test("a resumed run keeps its precision, and may take other threads", async () => {
  await inFolder(async (run) => {
    const compute = { engine: "tensorflow", threads: 1, precision: "fp16" };
    const config = { kind: "gan", options: usualGan, compute };
    const file = join(run, "config.json");
    await Deno.writeTextFile(file, JSON.stringify(config));
    const now = { engine: "auto", threads: 2, precision: "fp32" } as const;
    deepStrictEqual(
      await computeFlags(GAN, { ...now, resume: run }, ["resume", "threads"]),
      { ...compute, threads: 2 },
    );
    await rejects(
      askedConfig(GAN, { ...usualGan, resume: run }, ["resume", "precision"]),
      /^UserError: --precision cannot be changed/,
    );
    // A run of before there was a choice.
    const { precision: _, ...older } = compute;
    const old = { ...config, compute: older };
    await Deno.writeTextFile(file, JSON.stringify(old));
    const asked = await computeFlags(GAN, { ...now, resume: run }, ["resume"]);
    deepStrictEqual(asked, { ...older, precision: undefined });
  });
});

Deno.test("every training mixes signatures into signatures only", () => {
  const sample = sampleSignatures({ size: 28, writers: 3, perWriter: 1 });
  type Content = "signature" | "fingerprint";
  for (
    const fit of [
      (mine: Mine, ...how: How) => VAE.fit!({ ...usual, ...mine }, ...how),
      (mine: Mine, ...how: How) => GAN.fit!({ ...usualGan, ...mine }, ...how),
    ]
  ) {
    const mixOf = (data: string, content: Content, typed: string[] = []) => {
      const how = { typed, preset: "standard" };
      return fit({ data, mix: 0 }, { ...sample, content }, how).mix;
    };
    strictEqual(mixOf("scans", "signature") > 0, true);
    strictEqual(mixOf("scans", "fingerprint"), 0);
    strictEqual(mixOf("signatures", "signature"), 0);
    strictEqual(mixOf("scans", "signature", ["mix"]), 0);
  }
});

type Mine = { data: string; mix: number };
type How = [data: Dataset, how: { typed: string[]; preset: string }];
