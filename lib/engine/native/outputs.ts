/** One output of an operation: a `TF_Output` as two words. */
export type Output = BigUint64Array<ArrayBuffer>;

/** The first output of an operation. */
export function first(op: bigint): Output {
  return new BigUint64Array([op, 0n]);
}

/** Outputs as C's array of `TF_Output`. */
export function join(outputs: Output[]): BigUint64Array<ArrayBuffer> {
  return new BigUint64Array(outputs.flatMap((one) => [...one]));
}
