import { evened } from "./_evened.ts";
import { alignedDistances } from "./aligned_distances.ts";
import { least } from "./_least.ts";
import { moves, TURN } from "./_moves.ts";
import { ROUGH, rough } from "./_rough.ts";
import { squaredDistances } from "./squared_distances.ts";

/** The nearest training picture of each of some others. */
export interface NearestTraining {
  /** Which training picture, `[count]` */
  places: Int32Array;
  /** How far it is, `[count]` */
  distances: Float64Array;
}

/** Training pictures that each picture is laid on. */
const LAID_ON = 8;
/** What the rough look tries, which sees no shift by one pixel. */
const FEW = { degrees: [-TURN, 0, TURN], steps: [-2, 0, 2] };

/**
 * Nearest training picture in pixels, after alignment.
 *
 * A rough look at means of blocks finds eight candidates; on these each
 * picture is laid by `alignedDistances()`.
 *
 * @param x `[count, size, size]` in [0, 1], paper 0
 * @param train `[many, size, size]`, the same, many at least 1
 * @param size Width and height, at least 16
 * @param onProgress Called after each picture
 * @returns Distances are those of `alignedDistances()`, from 0 to 1.41
 */
export function nearestTraining(
  x: Float32Array,
  train: Float32Array,
  size: number,
  onProgress: (done: number, total: number) => void = () => {},
): NearestTraining {
  const area = size * size;
  const count = x.length / area;
  const places = new Int32Array(count);
  const distances = new Float64Array(count);
  const even = evened(train, area);
  const small = rough(even, size);
  for (let i = 0; i < count; i++) {
    const picture = x.subarray(i * area, (i + 1) * area);
    const candidates = candidatesOf(picture, small, size);
    const laidOn = new Float32Array(candidates.length * area);
    candidates.forEach((place, k) =>
      laidOn.set(even.subarray(place * area, (place + 1) * area), k * area)
    );
    const found = least(alignedDistances(picture, laidOn, size), 1);
    [distances[i], places[i]] = [found.values[0], candidates[found.places[0]]];
    onProgress(i + 1, count);
  }
  return { places, distances };
}

/** Training pictures that look alike from afar. */
function candidatesOf(
  picture: Float32Array,
  train: Float32Array,
  size: number,
): Int32Array {
  const nearest = new Float32Array(train.length / ROUGH).fill(Infinity);
  const moved = rough(evened(moves(picture, size, FEW), size ** 2), size);
  squaredDistances(moved, train, ROUGH, (_, row) => {
    for (let j = 0; j < row.length; j++) {
      if (row[j] < nearest[j]) nearest[j] = row[j];
    }
  });
  return least(nearest, LAID_ON).places.filter((place) => place >= 0);
}

/**
 * Nearest training picture by features.
 *
 * @param x `[count, d]`
 * @param train `[many, d]`
 * @param d Features of each
 * @returns Distances are Euclidean
 */
export function nearestFeatures(
  x: Float32Array,
  train: Float32Array,
  d: number,
): NearestTraining {
  const count = x.length / d;
  const places = new Int32Array(count);
  const distances = new Float64Array(count);
  squaredDistances(x, train, d, (i, row) => {
    const { values, places: [place] } = least(row, 1);
    [places[i], distances[i]] = [place, Math.sqrt(values[0])];
  });
  return { places, distances };
}
