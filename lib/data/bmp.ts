import type { GreyImage } from "@/image/mod.ts";
export function decodeBmp(_bytes: Uint8Array, _limit: number): GreyImage {
  throw new Error("BMP is not read yet");
}
