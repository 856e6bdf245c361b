/**
 * The folder that a run leaves: complete or resumable at every moment.
 *
 * ```text
 * config.json    everything needed to repeat the run
 * events.jsonl   what happened, one event a line
 * checkpoints/   step-000500.safetensors, the last two; best.safetensors
 * samples/  model/  summary.md  …   what the command adds
 * STOP           if a user makes it, the run stops and saves
 * ```
 *
 * A file is written aside, synced and renamed: nothing half-written takes the
 * place of something whole, not by kill -9 and not on a full disk.
 */
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import {
  makeFolder,
  mended,
  namesIn,
  removeAside,
  replaceFile,
} from "./run_folder_files.ts";

/** How many checkpoints stay beside the best. */
const KEPT = 2;
const BEST = "best.safetensors";

/** How the sentence ends that refuses a run which another process has. */
export const TAKEN = "is being written by another process";

/** A run's folder; one process at a time may write to it. */
export class RunFolder {
  private constructor(
    readonly path: string,
    /** The content of config.json */
    readonly config: unknown,
    private lock: Deno.FsFile,
  ) {}

  /**
   * Makes `outputs/<name>-<n>` with the next free number.
   *
   * @param config Plain data, kept as config.json
   * @throws {UserError} If the folder cannot be written
   */
  static async create(
    outputs: string,
    name: string,
    config: unknown,
  ): Promise<RunFolder> {
    await mended(outputs, () => Deno.mkdir(outputs, { recursive: true }));
    for (let n = await lastNumber(outputs, name) + 1;; n++) {
      const path = join(outputs, `${name}-${n}`);
      if (!await mended(path, () => makeFolder(path))) continue;
      return await RunFolder.begin(path, config);
    }
  }

  /**
   * Begins a run in a folder of this name, made where it is not there yet.
   *
   * @throws {UserError} If it cannot be written, or another process writes it
   */
  static async begin(path: string, config: unknown): Promise<RunFolder> {
    await mended(path, () => Deno.mkdir(path, { recursive: true }));
    const folder = new RunFolder(path, config, await lockOf(path));
    await folder.write("config.json", JSON.stringify(config, null, 2) + "\n");
    return folder;
  }

  /**
   * Opens a folder to go on in it, and clears what a killed process left.
   *
   * @throws {UserError} If it is no run, or another process writes to it
   */
  static async open(path: string): Promise<RunFolder> {
    const config = await readConfig(path);
    const folder = new RunFolder(path, config, await lockOf(path));
    await removeAside(path);
    return folder;
  }

  /** Lets another process in. */
  close(): void {
    this.lock.close();
  }

  /** Replaces a file of the folder by something whole. */
  async write(name: string, content: Uint8Array | string): Promise<string> {
    const file = join(this.path, name);
    await mended(file, () => replaceFile(file, content));
    return file;
  }

  /** Adds a line to events.jsonl. */
  async append(event: unknown): Promise<void> {
    const file = join(this.path, "events.jsonl");
    const line = JSON.stringify(event) + "\n";
    await mended(file, () => Deno.writeTextFile(file, line, { append: true }));
  }

  /** What happened so far. */
  async events<Event>(): Promise<Event[]> {
    const text = await Deno.readTextFile(join(this.path, "events.jsonl"));
    return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }

  /** How long events.jsonl is, in bytes. */
  async eventBytes(): Promise<number> {
    const file = join(this.path, "events.jsonl");
    return (await Deno.stat(file).catch(() => ({ size: 0 }))).size;
  }

  /** Cuts events.jsonl back to what a checkpoint knows of. */
  async cutEvents(bytes: number): Promise<void> {
    const file = join(this.path, "events.jsonl");
    if (await this.eventBytes() > bytes) await Deno.truncate(file, bytes);
  }

  /**
   * Keeps a checkpoint, then drops the oldest beyond the last two, and those
   * of later steps: they were damaged, else the run had gone on from there.
   */
  async writeCheckpoint(step: number, bytes: Uint8Array): Promise<string> {
    const number = String(step).padStart(6, "0");
    const name = `checkpoints/step-${number}.safetensors`;
    const file = await this.write(name, bytes);
    const others = await this.checkpoints();
    const here = others.findIndex((other) => other === file);
    const dropped = [...others.slice(0, here), ...others.slice(here + KEPT)];
    for (const old of dropped) await Deno.remove(old);
    return file;
  }

  /** Keeps the weights that were the best on the valid split. */
  writeBest(bytes: Uint8Array): Promise<string> {
    return this.write(`checkpoints/${BEST}`, bytes);
  }

  /** The weights that were the best, if any were kept yet. */
  readBest(): Promise<Uint8Array | undefined> {
    return readBest(this.path);
  }

  /** The checkpoints' files, the newest first. */
  async checkpoints(): Promise<string[]> {
    const folder = join(this.path, "checkpoints");
    const names = await namesIn(folder);
    return names.filter((name) => /^step-\d+\.safetensors$/.test(name))
      .sort((a, b) => numberIn(b) - numberIn(a))
      .map((name) => join(folder, name));
  }

  /** The bytes of each checkpoint, the newest first. */
  async *readCheckpoints(): AsyncGenerator<Uint8Array> {
    for (const file of await this.checkpoints()) {
      yield await Deno.readFile(file);
    }
  }

  /** Whether a user asked for the end by a file named STOP; it is removed. */
  async stopRequested(): Promise<boolean> {
    try {
      await Deno.remove(join(this.path, "STOP"));
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * The config of a run, without a lock: for reading only.
 *
 * @throws {UserError} If the folder is no run
 */
export async function readConfig(path: string): Promise<unknown> {
  const file = join(path, "config.json");
  try {
    return JSON.parse(await Deno.readTextFile(file));
  } catch (error) {
    const why = error instanceof SyntaxError
      ? "config.json in it is damaged"
      : "there is no config.json in it";
    throw new UserError(`${path} is not the folder of a run: ${why}`);
  }
}

/** `checkpoints/best.safetensors` of a run, for reading only. */
export async function readBest(path: string): Promise<Uint8Array | undefined> {
  try {
    return await Deno.readFile(join(path, "checkpoints", BEST));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function lockOf(path: string): Promise<Deno.FsFile> {
  const file = join(path, ".lock");
  const lock = await mended(
    file,
    () => Deno.open(file, { write: true, create: true }),
  );
  if (await lock.tryLock(true)) return lock;
  lock.close();
  throw new UserError(`${path} ${TAKEN}`);
}

async function lastNumber(outputs: string, name: string): Promise<number> {
  const numbers = (await namesIn(outputs))
    .filter((one) => one.startsWith(`${name}-`))
    .map((one) => Number(one.slice(name.length + 1)))
    .filter(Number.isInteger);
  return Math.max(0, ...numbers);
}

function numberIn(name: string): number {
  return Number(name.match(/\d+/)?.[0]);
}
