/** What draws new pictures: the best weights of a run of any kind. */
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import { GanPainter } from "@/training/mod.ts";
import type { GanConfig } from "./_gan_options.ts";
import { DCGAN, DCGAN_NETWORKS, FC_NETWORKS, GAN } from "./_gan_recipe.ts";
import { openGenerator } from "./_open_generator.ts";
import { kindOfRun, readRun } from "./_read_run.ts";
import { VAE } from "./_vae_recipe.ts";
import { openRunJudge } from "./_vae_run_judge.ts";

/** Turns noise into pictures. */
export interface Painter {
  /** Random numbers that a picture takes */
  noiseDim: number;
  /** Pictures `[count, size, size]` in [0, 1] of `z`, `[count, noiseDim]` */
  decode(z: Float32Array, classes?: ArrayLike<number>): Float32Array;
  dispose(): void;
}

/** A painter with what is known of its pictures. */
export interface Opened {
  painter: Painter;
  size: number;
  /** What may be asked for; empty: nothing */
  labels: string[];
  kind: string;
}

/** How runs are opened, by their kind. */
const OPENERS: Record<string, (run: string) => Promise<Omit<Opened, "kind">>> =
  {
    async vae(run) {
      const { options, labels = [] } = await readRun(run, VAE);
      const painter = await openRunJudge(run, options, labels.length);
      return { painter, size: options.size, labels };
    },
    gan: (run) => openGan(run, GAN, FC_NETWORKS),
    dcgan: (run) => openGan(run, DCGAN, DCGAN_NETWORKS),
    // Of a pair the sharper half; RUN/vae is the other.
    "vae-gan": (run) => openGan(join(run, "gan"), DCGAN, DCGAN_NETWORKS),
  };

/** The average generator of a run. */
async function openGan<Config extends GanConfig>(
  ...run: Parameters<typeof openGenerator<Config>>
): Promise<Omit<Opened, "kind">> {
  const { generator, config } = await openGenerator(...run);
  const { options: { size }, labels = [] } = config;
  return { painter: new GanPainter(generator), size, labels };
}

/** Kinds of runs that draw. */
export const KINDS = Object.keys(OPENERS);

/**
 * The kind of a run that draws, before anything is opened.
 *
 * @throws {UserError} If the folder is no run, or of a kind that draws nothing
 */
export async function checkKind(run: string): Promise<string> {
  const kind = await kindOfRun(run);
  if (kind !== undefined && Object.hasOwn(OPENERS, kind)) return kind;
  throw new UserError(
    `${run} is not a run of one of ${KINDS.join(", ")}: ${kind}`,
  );
}

/**
 * A run's network with its best weights; the engine must be open.
 *
 * @throws {UserError} If the run has no trained weights yet
 */
export async function openPainter(run: string): Promise<Opened> {
  const kind = await checkKind(run);
  return { ...await OPENERS[kind](run), kind };
}
