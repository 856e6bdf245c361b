/** What a run writes down so that it can be repeated. */
import { join } from "@std/path";
import type { EngineFlags } from "./_engine.ts";

const ROOT = join(import.meta.dirname!, "../..");

/** config.json of a run folder. */
export interface RunConfig<Options> {
  /** What was trained: `vae`, … */
  kind: string;
  options: Options;
  /** Classes that the networks were taught, in their order. */
  labels?: string[];
  /** SHA-256 of the prepared images and what is known of them. */
  dataHash: string;
  /** What the KID of samples compares pictures by. */
  features?: string;
  /** What computed, with its version. */
  engine: string;
  /** The flags of the engine: other threads would give other bits. */
  compute: EngineFlags;
  versions: { inkprint: string; deno: string };
  /** The commit of this checkout, if it is one. */
  commit?: string;
  /** Where the weights are from, if they were not learned here. */
  imported?: Imported;
}

/** A file that weights were brought in. */
export interface Imported {
  /** Its name, without where it lay */
  file: string;
  sha256: string;
}

/** A new run's config. */
export async function runConfig<Options>(
  kind: string,
  options: Options,
  facts: Pick<
    RunConfig<Options>,
    "labels" | "dataHash" | "features" | "engine" | "compute"
  >,
): Promise<RunConfig<Options>> {
  const versions = { inkprint: await ownVersion(), deno: Deno.version.deno };
  const commit = await currentCommit();
  return { kind, options, ...facts, versions, commit };
}

async function ownVersion(): Promise<string> {
  return JSON.parse(await Deno.readTextFile(join(ROOT, "deno.json"))).version;
}

/** The checked-out commit, read from .git without running git. */
async function currentCommit(): Promise<string | undefined> {
  const read = async (name: string) =>
    (await Deno.readTextFile(join(ROOT, ".git", name))).trim();
  try {
    const head = await read("HEAD");
    const ref = head.match(/^ref: (.*)$/)?.[1];
    return ref ? await read(ref) : head;
  } catch {
    return undefined;
  }
}
