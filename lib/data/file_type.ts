/** Image formats that are told apart by their first bytes. */
export type FileType =
  | "png"
  | "jpeg"
  | "gif"
  | "tiff"
  | "webp"
  | "bmp"
  | "pnm"
  | "svg"
  | "heic"
  | "pdf"
  | "unknown";

const MAGIC: readonly [FileType, RegExp][] = [
  ["png", /^\x89PNG\r\n/],
  ["jpeg", /^\xff\xd8\xff/],
  ["gif", /^GIF8[79]a/],
  ["tiff", /^(II[*+]\0|MM\0[*+])/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["bmp", /^BM/],
  ["pnm", /^P[456]\s/],
  ["heic", /^[^]{4}ftyp(hei|hev|mif|msf|avi)/],
  ["pdf", /^%PDF-/],
  ["svg", /^(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)/i],
];

/**
 * The format of a file, by its first bytes and not by its name.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * strictEqual(fileType(new TextEncoder().encode("GIF89a...")), "gif");
 * ```
 */
export function fileType(bytes: Uint8Array): FileType {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  return MAGIC.find(([, magic]) => magic.test(head))?.[0] ?? "unknown";
}
