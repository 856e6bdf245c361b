/// <reference lib="deno.worker" />
/** Prepares files in a worker, one after another, in the order they came. */
import { type PictureOptions, preparePicture } from "./prepare_picture.ts";
import type { Answer } from "./prepare_pool.ts";

let last: Promise<void> = Promise.resolve();

self.onmessage = (
  { data }: MessageEvent<{ bytes: Uint8Array; options: PictureOptions }>,
) => {
  const done = settled(preparePicture(data.bytes, data.options));
  // Files may be done in another order than they came in.
  last = last.then(async () => answer(await done));
};

async function settled(
  picture: ReturnType<typeof preparePicture>,
): Promise<Answer> {
  try {
    return { picture: await picture };
  } catch (error) {
    return { error };
  }
}

function answer(given: Answer): void {
  const pixels = "picture" in given ? given.picture.pixels : undefined;
  self.postMessage(given, pixels ? [pixels.buffer as ArrayBuffer] : []);
}
