/** One person of `data:fingerprints`: drawn and written, here or in a worker. */
import { join } from "@std/path";
import {
  drawFingerprint,
  fingersOfPerson,
  minutiaeOf,
  type OwnedFinger,
  truthCsv,
  truthOf,
} from "@/data/procedural/mod.ts";
import { Random, type RandomState } from "@/engine/random.ts";
import { serve } from "@/jobs/mod.ts";
import { picture } from "@/viz/picture.ts";
import { synthetic } from "@/viz/synthetic.ts";
import { writeNew } from "./_new_folder.ts";

/** What all people have in common. */
export interface FingerprintFiles {
  folder: string;
  size: number;
  span: number;
  fingers: number;
  impressions: number;
  seed: number;
}

/** Which person; the state is that of its own generator. */
export interface PersonJob {
  number: number;
  state: RandomState;
  files: FingerprintFiles;
}

/** The first line of the manifest. */
export const PERSON_HEAD = "file,person,finger,class,impression,truth,minutiae";

/**
 * Draws all fingerprints of a person and writes their files.
 *
 * @returns A line of the manifest for each
 */
export async function drawPerson(
  { number, state, files }: PersonJob,
): Promise<string[]> {
  const random = Random.fromState(state), { fingers } = files;
  const rows: string[] = [];
  let saved = Promise.resolve();
  for (const owned of fingersOfPerson(number, { fingers, random })) {
    for (const print of impressions(owned, files)) {
      await saved; // the one before was packed and written meanwhile
      saved = save(print, files);
      rows.push(print.row);
    }
  }
  await saved;
  return rows;
}

/** A picture, what is known of it, and what is to be found in it. */
interface Print {
  row: string;
  path: string;
  pixels: Uint8Array;
  truth: string;
}

/** Lays a finger down so many times. */
function* impressions(
  { person, name, finger, random }: OwnedFinger,
  { size, span, impressions }: FingerprintFiles,
): Generator<Print> {
  const minutiae = minutiaeOf(finger);
  for (let k = 1; k <= impressions; k++) {
    const own = random.fork();
    const { pixels, touch } = drawFingerprint(finger, {
      size,
      span,
      random: own,
    });
    const truth = truthOf({ finger, minutiae }, touch, { size, span });
    const path = pathOf(person, name, k);
    const row = [
      `${path}.png`,
      person,
      name,
      truth.class,
      k,
      `truth/${path}.csv`,
      truth.minutiae.length,
    ].join(",");
    yield { row, path, pixels, truth: truthCsv(truth) };
  }
}

async function save(
  { path, pixels, truth }: Print,
  { folder, size, seed }: FingerprintFiles,
): Promise<void> {
  const metadata = synthetic({ model: "procedural-fingerprints", seed });
  const ink = Float32Array.from(pixels, (p) => p / 255);
  const png = await picture(ink, size, metadata);
  await writeNew(join(folder, `${path}.png`), png);
  await writeNew(join(folder, "truth", `${path}.csv`), truth);
}

/**
 * "Real/3__F_Left_thumb_finger"; SOCOFing has one impression of each finger,
 * so a second goes to "Real-2". Names there tell a sex; here it says nothing.
 */
function pathOf(person: string, finger: string, impression: number): string {
  const number = Number(person.slice("person-".length));
  const [hand, which] = finger.split("-");
  const side = hand === "left" ? "Left" : "Right";
  const folder = impression === 1 ? "Real" : `Real-${impression}`;
  const sex = number % 2 === 1 ? "F" : "M";
  return `${folder}/${number}__${sex}_${side}_${which}_finger`;
}

if ("WorkerGlobalScope" in globalThis) serve(drawPerson);
