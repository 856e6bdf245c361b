/** The least numbers of a row, ascending, and where they are. */
export interface Least {
  values: Float64Array;
  places: Int32Array;
}

/**
 * The `k` least numbers of a row; Infinity and -1 where there are fewer.
 *
 * @param except A place that is not looked at
 */
export function least(
  row: ArrayLike<number>,
  k: number,
  except: number = -1,
): Least {
  const values = new Float64Array(k).fill(Infinity);
  const places = new Int32Array(k).fill(-1);
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (!(value < values[k - 1]) || i === except) continue;
    let at = k - 1;
    for (; at > 0 && values[at - 1] > value; at--) {
      values[at] = values[at - 1];
      places[at] = places[at - 1];
    }
    values[at] = value;
    places[at] = i;
  }
  return { values, places };
}
