import { deepStrictEqual, rejects, throws } from "node:assert/strict";
import { join } from "@std/path";
import * as z from "zod";
import { readFlags, typedFlags } from "@/cli/flags.ts";
import { UserError } from "@/engine/mod.ts";
import { inFolder } from "./_command.ts";

const spec = {
  name: "train:vae",
  about: "Train a VAE.",
  flags: {
    size: z.literal([32, 64]).default(64).describe("pixels"),
    latentDim: z.int().min(1).default(16).describe("numbers"),
    beta: z.number().default(1).describe("weight"),
    augment: z.boolean().default(true).describe("move"),
    quick: z.boolean().default(false).describe("short"),
    config: z.string().optional().describe("settings"),
  },
  presets: { quick: { latentDim: 4, beta: 4 } },
};

/** What a command gets that is given a file of this text. */
function reading(text: string, ...args: string[]) {
  return inFolder(async (dir) => {
    const config = join(dir, "best.json");
    await Deno.writeTextFile(config, text);
    const all = ["--config", config, ...args];
    try {
      const { config: _, ...flags } = readFlags(spec, all);
      return { flags, typed: typedFlags(spec, all) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(error.message.replaceAll(dir + "/", ""));
    }
  });
}

Deno.test("--config wins over a preset, and what is typed over both", async () => {
  const text = '{ "latentDim": 8, "augment": false, "size": 32 }';
  deepStrictEqual(await reading(text, "--quick", "--size", "64"), {
    flags: { size: 64, latentDim: 8, beta: 4, augment: false, quick: true },
    // A setting of the file is not the recipe's to change, as one typed is.
    typed: ["size", "latentDim", "augment", "quick", "config"],
  });
});

const REFUSED: [text: string, sentence: string][] = [
  [
    '{ "latentDims": 8 }',
    "best.json: train:vae has no flag --latent-dims: did you mean --latent-dim?",
  ],
  [
    '{ "zeal": 8 }',
    "best.json: train:vae has no flag --zeal: see --help",
  ],
  [
    '{ "latent-dim": 8 }',
    "best.json: there is no setting latent-dim: did you mean latentDim?",
  ],
  // What would do as a flag.
  ...["noAugment", "help", "beta=2", '""'].map((name): [string, string] => [
    `{ "${name === '""' ? "" : name}": true }`,
    `best.json: there is no setting ${name}: names are as in config.json`,
  ]),
  [
    '{ "latentDim": 0 }',
    "best.json: latentDim must be at least 1: current value is 0",
  ],
  [
    '{ "augment": 3 }',
    "best.json: augment must be a boolean: current value is 3",
  ],
  [
    "[8]",
    "Cannot take settings from best.json as it must be an object such as " +
    '{ "latentDim": 32 }',
  ],
];

for (const [text, sentence] of REFUSED) {
  Deno.test(`--config refuses ${text}`, async () => {
    await rejects(reading(text), new UserError(sentence));
  });
}

Deno.test("--config says what is wrong with a file", async () => {
  await rejects(reading("{"), /^UserError: Cannot take settings from best/);
  throws(
    () => readFlags(spec, ["--config", "/no/such.json"]),
    new UserError(
      "Cannot take settings from /no/such.json: there is no such file",
    ),
  );
});
