import type { Random } from "@/engine/random.ts";
import { augmentOf } from "./augment.ts";
import { Batches } from "./batches.ts";
import { type Dataset, withRange } from "./dataset.ts";
import { distort, DISTORTIONS } from "./distort/distort.ts";

/** Spoiled images, and what is known of each. */
export interface DistortedBatch {
  /** `[batch, size, size, 1]` in [0, 1] */
  x: Float32Array<ArrayBuffer>;
  /** Index of whose each is, `[batch]` */
  owners: Int32Array<ArrayBuffer>;
  /** Of each of `DISTORTIONS`, in [0, 1], `[batch, distortions]` */
  strengths: Float32Array<ArrayBuffer>;
}

/** Grey of a line is changed by up to that power, either way. */
const TONE = 1.5;

/**
 * Endless batches of images that are moved and then spoiled by known amounts.
 *
 * The same for the same seed. An image is never mirrored, so that a finger
 * stays its own.
 */
export class DistortedBatches {
  /** Whose images there are */
  readonly owners: string[];
  #batches: Batches;
  #ownerOf: Int32Array;
  #size: number;
  #random: Random;

  /**
   * @param data Images
   * @param ownerOf Whose each item is, `[items]`
   */
  constructor(
    data: Dataset,
    ownerOf: readonly string[],
    { batch, random }: { batch: number; random: Random },
  ) {
    this.owners = [...new Set(ownerOf)].sort();
    const place = new Map(this.owners.map((owner, i) => [owner, i]));
    this.#ownerOf = Int32Array.from(ownerOf, (owner) => place.get(owner)!);
    const all = Int32Array.from(data.items.keys());
    const augment = { ...augmentOf(data.content), mirror: false };
    const options = { batch, random, augment };
    this.#batches = new Batches(withRange(data, "unit"), all, options);
    this.#random = random.fork();
    this.#size = data.size;
  }

  next(): DistortedBatch {
    const { x, indices } = this.#batches.next();
    const size = this.#size, random = this.#random, area = size * size;
    const count = indices.length, kinds = DISTORTIONS.length;
    const out = {
      x: new Float32Array(x.length),
      owners: indices.map((i) => this.#ownerOf[i]),
      strengths: new Float32Array(count * kinds),
    };
    const picture = (i: number) => x.subarray(i * area, (i + 1) * area);
    for (let i = 0; i < count; i++) {
      const power = TONE ** (2 * random.uniform() - 1);
      const toned = picture(i).map((v) => v ** power);
      const other = picture((i + 1) % count);
      const { pixels, strengths } = distort(toned, { size, other, random });
      out.x.set(pixels, i * area);
      out.strengths.set(strengths, i * kinds);
    }
    return out;
  }
}
