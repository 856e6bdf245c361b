/** What the demo tells, chapter by chapter, from two small runs. */
import { join } from "@std/path";
import { sampleSignatures, spread, toBatch } from "@/data/mod.ts";
import { proceduralFingerprints } from "@/data/procedural/mod.ts";
import { Random } from "@/engine/mod.ts";
import type { VaeJudge, VaeScores } from "@/training/mod.ts";
import { animation, type Images, pairs, sheet, synthetic } from "@/viz/mod.ts";
import { beside, cut, first, floats, joined } from "./_demo_pictures.ts";
import { walks } from "./_latent_points.ts";
import { readRun } from "./_read_run.ts";
import { VAE } from "./_vae_recipe.ts";
import { openRunJudge } from "./_vae_run_judge.ts";

/** Where the runs of the demo lie; both learned from formulas alone. */
export const DEMO_RUNS = join(import.meta.dirname!, "../../docs/demo");

const SEED = 1;
const SAMPLES = 48;
const WALKS = 3;
const STOPS = 12;
const STRANGERS = 16;
const BY_FORMULA = {
  Synthetic: "true",
  Software: "inkprint",
  Comment: `Synthetic: made by formula with seed ${SEED}.`,
};

const BY_MODEL = synthetic({ model: "vae-signatures", seed: SEED });

const TWICE = { scale: 2, metadata: BY_MODEL };

/** One idea with its pictures. */
export interface Chapter {
  title: string;
  text: string;
  /** What of it is drawn in the terminal */
  dots: Images;
  /** PNG or WebP files by name */
  files: Record<string, Uint8Array>;
}

/** The chapters in order; each is made when it is asked for. */
export async function* demoChapters(): AsyncGenerator<Chapter> {
  const { options } = await readRun(join(DEMO_RUNS, "vae"), VAE);
  const { size } = options;
  const data = sampleSignatures({ size, seed: options.seed });
  const some = spread(data.split.train, SAMPLES);
  yield await dataChapter({ pixels: toBatch(data, some), size });

  const vae = await openRunJudge(join(DEMO_RUNS, "vae"), options);
  yield await sampleChapter(vae, size);
  yield await walkChapter(vae, size);

  const test = toBatch(data, data.split.test);
  const strangers = toBatch(data, spread(data.split.test, STRANGERS));
  const real = { pixels: strangers, size };
  const scores = vae.score(test);
  const collapsed = await readRun(join(DEMO_RUNS, "collapsed"), VAE);
  const deaf = await openRunJudge(
    join(DEMO_RUNS, "collapsed"),
    collapsed.options,
  );
  yield await collapseChapter(real, deaf, deaf.score(test));
  yield await cureChapter(real, vae, scores);
  vae.dispose();
  deaf.dispose();
}

async function dataChapter(signatures: Images): Promise<Chapter> {
  const prints = proceduralFingerprints({
    ...{ size: 96, span: 280, people: 2, fingers: 4, perFinger: 1 },
    seed: SEED,
  });
  const by = { metadata: BY_FORMULA };
  const twice = { columns: 12, scale: 2, ...by };
  return {
    title: "The data",
    text: "Nobody signed these: invented writers move an invented pen. " +
      "Fingerprints are made by formula too. So no person's marks are needed " +
      "to learn how such models work.",
    dots: first(signatures),
    files: {
      "data-signatures.png": await sheet(signatures, twice),
      "data-fingerprints.png": await sheet(prints, { columns: 8, ...by }),
    },
  };
}

async function sampleChapter(vae: VaeJudge, size: number): Promise<Chapter> {
  const noise = new Random(SEED).normals(SAMPLES * vae.noiseDim);
  const samples = { pixels: vae.decode(noise), size };
  return {
    title: "What it invents",
    text: `Draw ${vae.noiseDim} random numbers, and the decoder makes a ` +
      "signature of them. It has seen none of these: there is no such writer.",
    dots: first(samples),
    files: {
      "samples.png": await sheet(
        samples,
        { columns: 12, ...TWICE },
      ),
    },
  };
}

async function walkChapter(vae: VaeJudge, size: number): Promise<Chapter> {
  const { noiseDim } = vae;
  const points = walks({ count: WALKS, noiseDim, seed: SEED }, STOPS);
  const rows = [...points].map((walk) => vae.decode(walk));
  const by = { metadata: BY_MODEL };
  const one = (pixels: Float32Array) =>
    sheet({ pixels, size }, { scale: 4, ...by });
  const frames = await Promise.all(
    rows.flatMap((row) => cut(row, size)).map(one),
  );
  const { webp } = await animation(frames, { delay: 120, hold: 800 });
  const third = cut(rows[0], size).filter((_, i) => i % 3 === 0);
  return {
    title: "A walk",
    text: "Go in small steps from one point of that space to another: one " +
      "signature becomes the next, and on the way each can be drawn.",
    dots: first({ pixels: joined(third), size }),
    files: {
      "walk.png": await sheet(
        { pixels: joined(rows), size },
        { columns: STOPS, ...TWICE },
      ),
      "walk.webp": webp,
    },
  };
}

async function collapseChapter(
  real: Images,
  deaf: VaeJudge,
  scores: VaeScores,
): Promise<Chapter> {
  const seen = { ...real, pixels: deaf.reconstruct(floats(real)) };
  return {
    title: "A collapse",
    text: "The same network, with a KL term that weighs a hundred times as " +
      "much: it is cheaper to say nothing about an image, and the decoder " +
      "draws one smudge for everybody, here after a hundred steps. Nothing " +
      "crashed. Only the KL term, shown apart, tells: " +
      `${nats(scores.kl)} of ${nats(scores.nelbo)} nats.`,
    dots: beside(real, seen),
    files: { "collapse.png": await pairs(real, seen, TWICE) },
  };
}

async function cureChapter(
  real: Images,
  vae: VaeJudge,
  scores: VaeScores,
): Promise<Chapter> {
  const seen = { ...real, pixels: vae.reconstruct(floats(real)) };
  return {
    title: "Its cure",
    text: "Weight 1, let in slowly (--beta 1 --kl-warmup 100), and a little " +
      "for free (--free-bits 0.1). Now an image is described in " +
      `${nats(scores.kl)} of ${nats(scores.nelbo)} nats, and each of these ` +
      "strangers gets strokes of its own. Left is what they wrote.",
    dots: beside(real, seen),
    files: { "cure.png": await pairs(real, seen, TWICE) },
  };
}

function nats(value: number): string {
  return value.toFixed(1);
}
