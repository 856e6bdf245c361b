import {
  type Picture,
  type PictureOptions,
  preparePicture,
} from "./prepare_picture.ts";

/** Fewer files are done before a worker has started. */
const WORTH_WORKERS = 200;

/** Prepares many files, on all cores where there are enough of them. */
export interface PreparePool extends Disposable {
  /** @param bytes Of a file; not to be used any more */
  prepare(bytes: Uint8Array): Promise<Picture>;
}

/**
 * @param files How many will come
 * @param cores How many may work at once
 */
export function openPreparePool(
  files: number,
  options: PictureOptions,
  cores = navigator.hardwareConcurrency,
): PreparePool {
  if (files >= WORTH_WORKERS && cores > 1) return new Workers(cores, options);
  return {
    prepare: (bytes) => preparePicture(bytes, options),
    [Symbol.dispose]() {},
  };
}

/** In memory of their own, which can be handed over without a copy. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isAlone = bytes.byteLength === bytes.buffer.byteLength;
  return isAlone ? bytes as Uint8Array<ArrayBuffer> : Uint8Array.from(bytes);
}

/** What a worker answers. */
export type Answer = { picture: Picture } | { error: unknown };

class Workers implements PreparePool {
  #workers: { worker: Worker; waiting: PromiseWithResolvers<Picture>[] }[];
  #options: PictureOptions;

  constructor(count: number, options: PictureOptions) {
    this.#options = options;
    this.#workers = Array.from({ length: count }, () => {
      const url = new URL("./_prepare_worker.ts", import.meta.url);
      const worker = new Worker(url, { type: "module" });
      const waiting: PromiseWithResolvers<Picture>[] = [];
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        const first = waiting.shift()!;
        if ("picture" in data) first.resolve(data.picture);
        else first.reject(data.error);
      };
      // A worker that dies fails what waits for it, in its own words.
      worker.onerror = (event) => {
        event.preventDefault();
        for (const one of waiting.splice(0)) {
          one.reject(new Error(event.message));
        }
      };
      return { worker, waiting };
    });
  }

  prepare(bytes: Uint8Array): Promise<Picture> {
    const { worker, waiting } = this.#workers.reduce((least, other) =>
      other.waiting.length < least.waiting.length ? other : least
    );
    const answer = Promise.withResolvers<Picture>();
    waiting.push(answer);
    const own = alone(bytes);
    worker.postMessage({ bytes: own, options: this.#options }, [own.buffer]);
    return answer.promise;
  }

  [Symbol.dispose](): void {
    for (const { worker } of this.#workers) worker.terminate();
  }
}
