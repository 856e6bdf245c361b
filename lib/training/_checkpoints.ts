/** The checkpoints of a run: saved, resumed from, gone back to. */
import { UserError } from "@/engine/mod.ts";
import { encodeCheckpoint, restoreCheckpoint } from "./checkpoint.ts";
import type { Progress } from "./progress.ts";
import type { RunFolder } from "./run_folder.ts";
import type { Trainer } from "./trainer.ts";

/** What a checkpoint holds besides variables. */
interface Saved<State> {
  progress: Progress;
  trainer: State;
  /** How long events.jsonl was; what came later is told again. */
  eventBytes: number;
}

/** Healthy checkpoints that are kept in memory. */
const HEALTHY = 2;

/** Keeps a trainer and how far it is, in a folder or in memory. */
export class Checkpoints<State> {
  #trainer: Trainer<State>;
  #folder: RunFolder | undefined;
  #savedAt = -1;
  /** The last one, of a trainer that may have to go back. */
  #last: Uint8Array | undefined;
  /** Those after which a look found the run well, the newest last. */
  #healthy: Uint8Array[] = [];
  /** The step of the last look that found it well. */
  #wellAt = -1;

  constructor(trainer: Trainer<State>, folder: RunFolder | undefined) {
    this.#trainer = trainer;
    this.#folder = folder;
  }

  /** Whether there is anything to keep that is not kept yet. */
  isDue(step: number): boolean {
    const isKept = this.#folder || this.#trainer.soften;
    return isKept !== undefined && step !== this.#savedAt;
  }

  /**
   * Keeps all that a step changes.
   *
   * @returns The file, where there is a folder
   * @throws {UserError} If it cannot be written
   */
  async save(progress: Progress): Promise<string | undefined> {
    const folder = this.#folder;
    const saved: Saved<State> = {
      progress,
      trainer: this.#trainer.state(),
      eventBytes: await folder?.eventBytes() ?? 0,
    };
    const bytes = encodeCheckpoint(this.#trainer.variables, saved);
    if (this.#trainer.soften) this.#last = bytes;
    const file = await folder?.writeCheckpoint(progress.step, bytes);
    this.#savedAt = progress.step;
    if (this.#wellAt === progress.step) this.confirm(progress.step);
    return file;
  }

  /**
   * Takes up the newest checkpoint of the folder that is whole.
   *
   * @returns How far it is; nothing where there is none
   * @throws {UserError} If all are damaged
   */
  async resume(): Promise<Progress | undefined> {
    const folder = this.#folder;
    let damage: unknown;
    for await (const bytes of folder?.readCheckpoints() ?? []) {
      try {
        const { progress, eventBytes } = this.#restore(bytes);
        await folder!.cutEvents(eventBytes);
        this.#savedAt = progress.step;
        return progress;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        damage ??= error.message;
      }
    }
    if (!damage) return undefined;
    throw new UserError(`Cannot resume ${folder!.path}: ${damage}`);
  }

  /** A look after a step found the run well, and so what was kept before. */
  confirm(step: number): void {
    this.#wellAt = step;
    if (!this.#last || this.#healthy.includes(this.#last)) return;
    this.#healthy = [...this.#healthy, this.#last].slice(-HEALTHY);
  }

  /**
   * Takes the newest healthy checkpoint up again, and the one before it the
   * next time; the oldest as often as need be. Events stay as they were told.
   *
   * @returns How far it is; nothing where there is none
   */
  goBack(): Progress | undefined {
    const isOldest = this.#healthy.length === 1;
    const newest = isOldest ? this.#healthy[0] : this.#healthy.pop();
    const bytes = newest ?? this.#last;
    if (!bytes) return undefined;
    this.#savedAt = -1; // is to be kept anew, with what is changed now
    this.#wellAt = -1; // and to be found well anew
    return this.#restore(bytes).progress;
  }

  #restore(bytes: Uint8Array): Saved<State> {
    const { variables } = this.#trainer;
    const saved = restoreCheckpoint<Saved<State>>(bytes, variables);
    this.#trainer.restore(saved.trainer);
    if (this.#trainer.soften) this.#last = bytes;
    return saved;
  }
}
