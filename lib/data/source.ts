import { DecodeError } from "./decode_error.ts";

/** Where images come from: a folder, or an archive that is read in place. */
export interface Source extends Disposable {
  /** What it is, for sentences: `folder` or `archive` */
  what: "folder" | "archive";
  /** Of the folder or archive, without ending */
  name: string;
  /** Stands before each file where a layout reads its path */
  root: string;
  /** Paths of files that may be images, forward slashes, 2 before 10 */
  files: string[];
  /** Where it is, without links */
  path: string;
  /**
   * Changes whenever a file does; nothing where only its bytes tell.
   */
  stamp(file: string): string | undefined;
  /** Files that are not read, and why */
  skipped: { file: string; reason: string }[];
  /**
   * The chosen files, each once, in the order that is cheapest to read.
   *
   * @throws {UserError} If the archive changes or breaks under way
   */
  read(wanted: ReadonlySet<string>): AsyncIterable<SourceFile>;
}

/** One file of a source. */
export interface SourceFile {
  file: string;
  /** @throws {DecodeError} If it cannot be read or is too large */
  bytes(): Promise<Uint8Array>;
}

/** Read at once: keeps the cores busy and the memory small. */
const AT_ONCE = 8;

/** What is done with files. */
export interface FileWork<R> {
  /** May throw a `DecodeError` */
  work(bytes: Uint8Array, file: string): R | Promise<R>;
  /** Called after each file */
  onFile?: () => void;
}

/**
 * Reads files and does some work with the bytes of each, several at a time.
 *
 * @param files Of the source
 * @returns In the order of `files`: what `work` gave, or why it could not
 */
export async function mapFiles<R>(
  source: Source,
  files: readonly string[],
  { work, onFile }: FileWork<R>,
): Promise<(R | DecodeError)[]> {
  const results = new Map<string, R | DecodeError>();
  const queue = source.read(new Set(files))[Symbol.asyncIterator]();
  const lane = async () => {
    while (true) {
      const { value, done } = await queue.next();
      if (done) return;
      results.set(value.file, await attempt(value, work));
      onFile?.();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const gone = new DecodeError("cannot be read: it is gone");
  return files.map((file) => results.has(file) ? results.get(file)! : gone);
}

async function attempt<R>(
  { file, bytes }: SourceFile,
  work: FileWork<R>["work"],
): Promise<R | DecodeError> {
  try {
    return await work(await bytes(), file);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}
