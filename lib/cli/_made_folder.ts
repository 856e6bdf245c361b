/**
 * A folder of made samples: what was asked for, the samples, the manifests.
 *
 * Each job writes its own files, the same bytes each time; so a command that
 * was killed is mended by typing it again, and shards fill one folder.
 */
import { join } from "@std/path";
import * as z from "zod";
import { UserError } from "@/engine/user_error.ts";
import { inWorkers, parseShard, shardOf } from "@/jobs/mod.ts";
import { mended, replaceFile } from "@/training/run_folder_files.ts";
import { checkNewFolder } from "./_new_folder.ts";
import { shownPath } from "./flags.ts";

/** Says what a folder was made by, and is there before all else. */
const ASKED = "asked.json";
/** Fewer samples are made before a worker has started. */
const WORTH_WORKERS = 200;

/** How the work is shared out; none of it changes a file. */
export const WORK_FLAGS = {
  workers: z.int().min(1).max(256).optional()
    .describe("how many work at once; default: one a core"),
  shard: z.string().optional().meta({ value: "i/n" })
    .describe("make every n-th only, from the i-th on, as 1/4 to 4/4"),
};

/** What is to be made, and by whom. */
export interface Making<Job> {
  folder: string;
  /** What tells the files; the same must be asked for by all shards */
  asked: Record<string, unknown>;
  /** The first line of the manifest */
  head: string;
  /** One for each writer or person */
  jobs: Iterable<Job>;
  /** How many jobs there are, and how many samples each makes */
  count: number;
  perJob: number;
  /** Writes the files of a job and returns its lines of the manifest */
  work: (job: Job) => Promise<string[]>;
  /** A module that serves `work` */
  module: URL;
  workers?: number;
  shard?: string;
  onMade: (made: number, total: number) => void;
}

/**
 * Makes samples into a folder, and a manifest when all are there.
 *
 * @returns How many samples, and the name of their manifest
 * @throws {UserError} If the folder has something else, or there is no room
 */
export async function makeInto<Job>(
  making: Making<Job>,
): Promise<{ total: number; manifest: string }> {
  const { folder, head, count, perJob, work, module, onMade } = making;
  const shard = parseShard(making.shard ?? "1/1");
  const { length } = Array.from(shardOf(Array(count).keys(), shard));
  const total = length * perJob;
  await claim(folder, making.asked);
  const cores = navigator.hardwareConcurrency;
  const rows = await inWorkers(shardOf(making.jobs, shard), {
    workers: making.workers ?? (total < WORTH_WORKERS ? 1 : cores),
    work,
    module,
    onDone: (done) => onMade(done * perJob, total),
  });
  const manifest = making.shard === undefined
    ? "manifest.csv"
    : `manifest-${shard.index}-of-${shard.count}.csv`;
  const file = join(folder, manifest);
  const text = [head, ...rows.flat()].map((line) => `${line}\n`).join("");
  await mended(file, () => replaceFile(file, text));
  return { total, manifest };
}

/** Takes an empty folder, or one that the same command has begun. */
async function claim(folder: string, asked: unknown): Promise<void> {
  const file = join(folder, ASKED);
  const text = JSON.stringify(asked, null, 2) + "\n";
  const before = await readIfThere(file);
  if (before === undefined) {
    await checkNewFolder(folder);
    await mended(folder, () => Deno.mkdir(folder, { recursive: true }));
    await mended(file, () => replaceFile(file, text));
  } else if (before !== text) {
    throw new UserError(
      `Cannot write to ${shownPath(folder)} as it is not empty: it was made ` +
        `with other flags, see ${ASKED} there; name another folder with --out`,
    );
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) return undefined;
    throw error;
  }
}
