import { UserError } from "@/engine/user_error.ts";

/**
 * What happened, one line of JSON each, kept through kill -9 and power cuts.
 *
 * A line is synced before `append()` returns; one that was torn is cut off
 * when the journal is opened again.
 */
export class Journal<Line> implements Disposable {
  /** One line is written after another. */
  #last: Promise<void> = Promise.resolve();

  private constructor(
    private path: string,
    private file: Deno.FsFile,
    /** Bytes of its whole lines */
    private whole: number,
    /** All of it, in order */
    readonly lines: Line[],
  ) {}

  /**
   * Opens a journal, or begins one.
   *
   * @param isLine Whether a line of JSON is one of this journal's
   * @throws {UserError} If it cannot be opened, or a line in it is damaged
   */
  static async open<Line>(
    path: string,
    isLine: (line: unknown) => boolean = () => true,
  ): Promise<Journal<Line>> {
    const options = { read: true, write: true, create: true };
    const file = await Deno.open(path, options).catch((error) => {
      throw new UserError(`Cannot write ${path}: ${error.message}`);
    });
    const bytes = await Deno.readFile(path);
    const whole = bytes.lastIndexOf("\n".charCodeAt(0)) + 1;
    if (whole < bytes.length) await file.truncate(whole);
    await file.seek(0, Deno.SeekMode.End);
    const text = new TextDecoder().decode(bytes.subarray(0, whole));
    try {
      const lines = text.split("\n").slice(0, -1)
        .map((line, i) => parsed<Line>(line, `${path}: line ${i + 1}`, isLine));
      return new Journal(path, file, whole, lines);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * Adds a line; it is on the disk afterwards, or nothing of it is.
   *
   * @throws {UserError} If the disk is full
   */
  append(line: Line): Promise<void> {
    this.lines.push(line);
    const done = this.#last.then(() => this.#write(line));
    this.#last = done.catch(() => {});
    return done;
  }

  async #write(line: Line): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(line) + "\n");
    try {
      for (let at = 0; at < bytes.length;) {
        at += await this.file.write(bytes.subarray(at));
      }
      await this.file.syncData();
      this.whole += bytes.length;
    } catch (error) {
      this.lines.splice(this.lines.indexOf(line), 1);
      await this.file.truncate(this.whole);
      await this.file.seek(this.whole, Deno.SeekMode.Start);
      const { message } = error as Error;
      throw new UserError(`Cannot write ${this.path}: ${message}`);
    }
  }

  [Symbol.dispose](): void {
    this.file.close();
  }
}

function parsed<Line>(
  text: string,
  where: string,
  isLine: (line: unknown) => boolean,
): Line {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new UserError(`${where} is damaged: it is no JSON`);
  }
  if (isLine(line)) return line as Line;
  throw new UserError(`${where} is damaged: it says ${text.slice(0, 80)}`);
}
