import { MemoryPixels, type PixelStore } from "../pixel_store.ts";

/** Takes pictures in any order; places that get none are left empty. */
export interface PictureWriter {
  write(place: number, pixels: Uint8Array): void;
  /** As if there had never been any. */
  abandon(): void;
}

/** Keeps pictures in memory. */
export class MemoryWriter implements PictureWriter {
  #pixels: Uint8Array;
  #area: number;

  constructor(count: number, area: number) {
    this.#pixels = new Uint8Array(count * area);
    this.#area = area;
  }

  write(place: number, pixels: Uint8Array): void {
    this.#pixels.set(pixels, place * this.#area);
  }

  abandon(): void {}

  pictures(): PixelStore {
    return new MemoryPixels(this.#pixels, this.#area);
  }
}

/** Does something with the disk, and says in a sentence why it cannot. */
export type OrSay = (write: () => void) => void;

/** Writes pictures into a file, for its owner alone. */
export class FileWriter implements PictureWriter {
  #file: Deno.FsFile;
  #area: number;
  #orSay: OrSay;

  constructor(
    readonly path: string,
    count: number,
    { area, orSay }: { area: number; orSay: OrSay },
  ) {
    this.#orSay = orSay;
    const options = { write: true, create: true, truncate: true, mode: 0o600 };
    this.#file = Deno.openSync(path, options);
    this.#file.truncateSync(count * area);
    this.#area = area;
  }

  write(place: number, pixels: Uint8Array): void {
    this.#orSay(() => {
      this.#file.seekSync(place * this.#area, Deno.SeekMode.Start);
      let written = 0;
      while (written < pixels.length) {
        written += this.#file.writeSync(pixels.subarray(written));
      }
    });
  }

  /** All is on the disk after it. */
  finish(): void {
    this.#file.syncDataSync();
    this.#file.close();
  }

  abandon(): void {
    try {
      this.#file.close();
      Deno.removeSync(this.path);
    } catch {
      // It was finished or moved before it failed.
    }
  }
}
