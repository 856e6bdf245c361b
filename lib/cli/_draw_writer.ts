/** One writer of `data:signatures`: drawn and written, here or in a worker. */
import { join } from "@std/path";
import {
  besideSamples,
  drawForgery,
  drawSignature,
  newWriter,
} from "@/data/procedural/mod.ts";
import { Random, type RandomState } from "@/engine/random.ts";
import { serve } from "@/jobs/mod.ts";
import { picture } from "@/viz/picture.ts";
import { synthetic } from "@/viz/synthetic.ts";
import { writeNew } from "./_new_folder.ts";
import { trajectoryCsv, trajectorySvg } from "./_trajectory_files.ts";

/** What all writers have in common. */
export interface SignatureFiles {
  folder: string;
  size: number;
  perWriter: number;
  /** Imitations of each writer, by others */
  forgeries: number;
  trajectories: boolean;
  svg: boolean;
  seed: number;
}

/** Which writer; the state is that of its own generator. */
export interface WriterJob {
  number: number;
  state: RandomState;
  files: SignatureFiles;
}

/** The first line of the manifest. */
export const WRITER_HEAD = "file,writer,sample,seconds,kind";

/** How CEDAR names the two kinds. */
const GENUINE = { kind: "genuine", under: "full_org", stem: "original" };
const FORGED = { kind: "forged", under: "full_forg", stem: "forgeries" };

/**
 * Draws all signatures of a writer, and forgeries, and writes their files.
 *
 * @returns A line of the manifest for each
 */
export async function drawWriter(
  { number, state, files }: WriterJob,
): Promise<string[]> {
  const { size, perWriter, forgeries } = files;
  const own = Random.fromState(state), writer = newWriter(own);
  const beside = besideSamples(own);
  const rows: string[] = [];
  let saved = Promise.resolve();
  for (let i = 0; i < perWriter + forgeries; i++) {
    const isOwn = i < perWriter, sample = isOwn ? i + 1 : i - perWriter + 1;
    const { kind, under, stem } = isOwn ? GENUINE : FORGED;
    const drawn = isOwn
      ? drawSignature(writer, { size, random: own.fork() })
      : drawForgery(writer, { size, random: beside.fork() });
    const name = `${stem}_${number}_${sample}`, file = `${under}/${name}.png`;
    await saved; // the one before was packed and written meanwhile
    saved = save({ file, name }, drawn, files);
    const seconds = drawn.trajectory.t.at(-1)!.toFixed(2);
    rows.push(`${file},${number},${sample},${seconds},${kind}`);
  }
  await saved;
  return rows;
}

async function save(
  { file, name }: { file: string; name: string },
  { pixels, trajectory }: ReturnType<typeof drawSignature>,
  { folder, size, seed, trajectories, svg }: SignatureFiles,
): Promise<void> {
  const metadata = synthetic({ model: "procedural-signatures", seed });
  const ink = Float32Array.from(pixels, (p) => p / 255);
  const png = await picture(ink, size, metadata);
  await writeNew(join(folder, file), png);
  const path = join(folder, "trajectories", name);
  if (trajectories) await writeNew(`${path}.csv`, trajectoryCsv(trajectory));
  if (svg) {
    await writeNew(`${path}.svg`, trajectorySvg(trajectory, metadata.Comment));
  }
}

if ("WorkerGlobalScope" in globalThis) serve(drawWriter);
