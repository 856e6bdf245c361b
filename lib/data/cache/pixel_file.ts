import { checkIndex, type PixelStore } from "../pixel_store.ts";

/** Pictures that lie one after another in a file, read as they are asked for. */
export class PixelFile implements PixelStore {
  readonly count: number;
  #file: Deno.FsFile;
  #area: number;

  /**
   * @param area Pixels of each
   * @throws {Error} If there is no such file, or it is not whole pictures
   */
  constructor(path: string, area: number) {
    this.#file = Deno.openSync(path);
    this.#area = area;
    this.count = this.#file.statSync().size / area;
    if (Number.isInteger(this.count)) return;
    this.close();
    throw new Error(`${path} ends within a picture`);
  }

  at(index: number): Uint8Array {
    checkIndex(index, this.count);
    const picture = new Uint8Array(this.#area);
    this.#file.seekSync(index * this.#area, Deno.SeekMode.Start);
    let read = 0;
    while (read < picture.length) {
      const more = this.#file.readSync(picture.subarray(read));
      if (more === null) {
        throw new Error("The file of prepared pictures was cut off");
      }
      read += more;
    }
    return picture;
  }

  close(): void {
    this.#file.close();
  }
}
