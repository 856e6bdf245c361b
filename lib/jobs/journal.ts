import { UserError } from "@/engine/user_error.ts";

/**
 * What happened, one line of JSON each, kept through kill -9 and power cuts.
 *
 * A line is synced before `append()` returns; one that was torn is cut off
 * when the journal is opened again.
 */
export class Journal<Line> implements Disposable {
  private constructor(
    private file: Deno.FsFile,
    /** All of it, in order */
    readonly lines: Line[],
  ) {}

  /**
   * Opens a journal, or begins one.
   *
   * @throws {UserError} If a line in it is damaged
   */
  static async open<Line>(path: string): Promise<Journal<Line>> {
    const file = await Deno.open(path, {
      read: true,
      write: true,
      create: true,
    });
    const bytes = await Deno.readFile(path);
    const whole = bytes.lastIndexOf("\n".charCodeAt(0)) + 1;
    if (whole < bytes.length) await file.truncate(whole);
    await file.seek(0, Deno.SeekMode.End);
    const text = new TextDecoder().decode(bytes.subarray(0, whole));
    try {
      const lines = text.split("\n").slice(0, -1)
        .map((line, i) => parsed<Line>(line, `${path}: line ${i + 1}`));
      return new Journal(file, lines);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** Adds a line; it is on the disk afterwards. */
  async append(line: Line): Promise<void> {
    this.lines.push(line);
    const bytes = new TextEncoder().encode(JSON.stringify(line) + "\n");
    for (let at = 0; at < bytes.length;) {
      at += await this.file.write(bytes.subarray(at));
    }
    await this.file.syncData();
  }

  [Symbol.dispose](): void {
    this.file.close();
  }
}

function parsed<Line>(line: string, where: string): Line {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError(`${where} is damaged: it is no JSON`);
  }
}
