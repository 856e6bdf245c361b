/** Reads so and so many bytes at a time from chunks of any length. */
export class ByteReader implements AsyncDisposable {
  #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  /** @param chunks Are left early when the reader is disposed of */
  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Whether there are no more bytes. */
  async atEnd(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) return true;
      this.#rest = value;
    }
    return false;
  }

  /**
   * The next `count` bytes; memory grows with what comes, not with `count`.
   *
   * @throws {SyntaxError} If there are fewer
   */
  async read(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    await this.#take(count, (part) => parts.push(part));
    if (parts.length === 1) return parts[0].slice();
    const bytes = new Uint8Array(count);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** Passes over `count` bytes. */
  async skip(count: number): Promise<void> {
    await this.#take(count, () => {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chunks.return?.();
  }

  async #take(count: number, use: (part: Uint8Array) => void) {
    for (let left = count; left > 0;) {
      if (await this.atEnd()) {
        throw new SyntaxError(`${left} bytes are missing`);
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      use(part);
    }
  }
}
