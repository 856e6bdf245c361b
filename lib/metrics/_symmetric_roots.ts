/**
 * Factors and eigenvalues of symmetric matrices, as a Fréchet distance needs
 * them: plain loops, double precision.
 */

/** What is left of a diagonal below this share of its peak is rounding. */
const ROUNDING = 1e-13;

/**
 * Rows r with S = sum_r r^T r, as many as S has rank: Cholesky's factor with
 * the greatest pivot first, so that singular matrices have one too.
 *
 * Source: Higham 1990, Analysis of the Cholesky decomposition of a
 * semi-definite matrix
 *
 * @param s `[d, d]`, symmetric and positive semi-definite
 * @returns Rows of `d` numbers
 */
export function factorRows(s: Float64Array, d: number): Float64Array[] {
  const rows: Float64Array[] = [];
  const left = Float64Array.from({ length: d }, (_, i) => s[i * d + i]);
  const least = Math.max(...left) * d * ROUNDING;
  while (rows.length < d) {
    const pivot = left.indexOf(Math.max(...left));
    if (!(left[pivot] > least)) break;
    const row = s.slice(pivot * d, (pivot + 1) * d);
    for (const before of rows) {
      const share = before[pivot];
      for (let i = 0; i < d; i++) row[i] -= share * before[i];
    }
    const root = Math.sqrt(left[pivot]);
    for (let i = 0; i < d; i++) left[i] -= (row[i] /= root) ** 2;
    left[pivot] = 0;
    rows.push(row);
  }
  return rows;
}

/**
 * Eigenvalues of a symmetric matrix.
 *
 * Householder's reflections to three diagonals, then the QL algorithm with
 * implicit shifts. Source: Golub and Van Loan 2013, sections 8.3.1 and 8.3.3
 *
 * @param s `[n, n]`, is overwritten
 * @returns `n` values, in no order
 */
export function symmetricEigenvalues(s: Float64Array, n: number): Float64Array {
  const [diagonal, beside] = threeDiagonals(s, n);
  for (let first = 0; first < n; first++) {
    while (true) {
      let last = first;
      while (last < n - 1 && !isNothing(diagonal, beside, last)) last++;
      if (last === first) break;
      sweep(diagonal, beside, first, last);
    }
  }
  return diagonal;
}

function isNothing(diagonal: Float64Array, beside: Float64Array, i: number) {
  const around = Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]);
  return Math.abs(beside[i]) <= Number.EPSILON * around ||
    Math.abs(beside[i]) < 1e-300;
}

/** A <- (I - 2 v v^T) A (I - 2 v v^T) for each column, v unit. */
function threeDiagonals(s: Float64Array, n: number) {
  const beside = new Float64Array(n);
  const [v, w] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n - 1; k++) {
    let square = 0;
    for (let i = k + 1; i < n; i++) square += (v[i] = s[i * n + k]) ** 2;
    beside[k] = (v[k + 1] > 0 ? -1 : 1) * Math.sqrt(square);
    // |v - beside e|^2, without what would cancel
    const length = Math.sqrt(2 * (square - v[k + 1] * beside[k]));
    if (length === 0) continue;
    v[k + 1] -= beside[k];
    for (let i = k + 1; i < n; i++) v[i] /= length;
    reflect(s, n, { from: k + 1, v, w });
  }
  return [Float64Array.from({ length: n }, (_, i) => s[i * n + i]), beside];
}

/** A <- A - 2 v w^T - 2 w v^T,  w = A v - (v^T A v) v */
function reflect(
  s: Float64Array,
  n: number,
  { from, v, w }: { from: number; v: Float64Array; w: Float64Array },
): void {
  let along = 0;
  for (let i = from; i < n; i++) {
    let sum = 0;
    for (let j = from; j < n; j++) sum += s[i * n + j] * v[j];
    w[i] = sum;
    along += sum * v[i];
  }
  for (let i = from; i < n; i++) w[i] -= along * v[i];
  for (let i = from; i < n; i++) {
    const [a, b] = [2 * v[i], 2 * w[i]];
    for (let j = from; j < n; j++) s[i * n + j] -= a * w[j] + b * v[j];
  }
}

/** One implicit QL step on rows `first` to `last`, by Givens rotations. */
function sweep(
  diagonal: Float64Array,
  beside: Float64Array,
  first: number,
  last: number,
): void {
  const half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
  const root = Math.hypot(half, 1) * (half < 0 ? -1 : 1);
  let g = diagonal[last] - diagonal[first] + beside[first] / (half + root);
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = last - 1; i >= first; i--) {
    const [f, b] = [sine * beside[i], cosine * beside[i]];
    const r = beside[i + 1] = Math.hypot(f, g);
    if (r === 0) { // it falls into two parts
      diagonal[i + 1] -= shift;
      beside[last] = 0;
      return;
    }
    [sine, cosine] = [f / r, g / r];
    g = diagonal[i + 1] - shift;
    const turn = (diagonal[i] - g) * sine + 2 * cosine * b;
    shift = sine * turn;
    diagonal[i + 1] = g + shift;
    g = cosine * turn - b;
  }
  diagonal[first] -= shift;
  beside[first] = g;
  beside[last] = 0;
}
