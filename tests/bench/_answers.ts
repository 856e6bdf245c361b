/**
 * What the workers answer, ours and Python's alike.
 *
 * `{"do": "about"}`, `{"do": "steps", "count": 10}`, `{"do": "matmul"}`,
 * `{"do": "memory"}`; only ours: `"async"` and `"outside"`, with a count.
 */

/** What a worker is. */
export interface About {
  /** Numbers that the optimizer moves. */
  parameters: number;
  /** Such as `TensorFlow 2.21.0`. */
  library: string;
}

/** Some steps in a row. */
export interface Steps {
  /** Milliseconds of each step. */
  ms: number[];
  /** Of the last step, nats per image. */
  loss: number;
}

/** Product of two square matrices. */
export interface Matmul {
  /** The fastest of the turn, 1e9 multiplications and additions a second. */
  gflops: number;
}

/** What the process takes. */
export interface Memory {
  /** The most that was resident so far, 1e6 bytes. */
  rssMb: number;
}

/** Rows and columns of the matrices. */
export const MATMUL_SIZE = 2048;
