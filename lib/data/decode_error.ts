/** A file that cannot be used; the message says why, as "is cut off". */
export class DecodeError extends Error {
  override name = "DecodeError";
}
