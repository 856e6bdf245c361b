/** Every choice that a training offers is one: it trains. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { join } from "@std/path";
import * as z from "zod";
import { DCGAN_FLAGS, GAN_FLAGS } from "@/cli/_gan_options.ts";
import { VAE_FLAGS } from "@/cli/_vae_options.ts";
import { main as trainDcgan } from "@/cli/train_dcgan.ts";
import { main as trainGan } from "@/cli/train_gan.ts";
import { main as trainVae } from "@/cli/train_vae.ts";
import { openEngine } from "@/engine/mod.ts";
import { flagOf } from "@/cli/flags.ts";
import { isSampled, isSlow, sampled } from "../_how_slow.ts";
import { inFolder, typed, writeScans } from "./_command.ts";

if (isSampled) await openEngine();

const TINY = "--latent-dim 4 --batch 4 --threads 1 --quiet --mix 0 --steps 2 " +
  "--size 32";
const KINDS = [
  { kind: "vae", main: trainVae, flags: VAE_FLAGS, more: "--width 4" },
  { kind: "gan", main: trainGan, flags: GAN_FLAGS, more: "" },
  { kind: "dcgan", main: trainDcgan, flags: DCGAN_FLAGS, more: "--width 4" },
];
/** What is about the data, and has tests of its own. */
const OTHERS = ["labelKind", "layout", "range", "data"];

/** A flag's choices as they are typed; none where it takes a number. */
function choicesOf(name: string, type: z.core.$ZodType): string[] {
  const inner = type instanceof z.ZodDefault ? type.unwrap() : type;
  const flag = flagOf(name);
  if (inner instanceof z.ZodBoolean) return [flag];
  const isList = inner instanceof z.ZodEnum || inner instanceof z.ZodLiteral;
  if (!isList) return [];
  const values = inner instanceof z.ZodEnum ? inner.options : [...inner.values];
  return values.map((value) => `${flag} ${value}`);
}

for (const { kind, main, flags, more } of KINDS) {
  const all = Object.entries(flags)
    .filter(([name]) => !OTHERS.includes(name))
    .flatMap(([name, type]) => choicesOf(name, type));
  // All losses and networks in the sample; what remains takes minutes.
  const some = all.filter((choice) =>
    /^--(loss|network|likelihood)/.test(choice)
  );
  const chosen = isSlow ? all : some;
  sampled(
    `train:${kind} trains with each choice`,
    () =>
      inFolder(async (dir) => {
        ok(all.length > 3, `${all}`);
        await writeScans(join(dir, "scans"), 3);
        for (const choice of chosen) {
          const args = `${TINY} ${more} --data ${dir}/scans --out ${dir}`;
          const ended = await typed(main, `${args} ${choice}`);
          deepStrictEqual(
            ended,
            { code: 0, stdout: "", stderr: "" },
            `${choice}: ${ended.stderr}`,
          );
        }
      }),
  );
}
