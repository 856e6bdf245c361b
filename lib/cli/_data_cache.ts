import { resolve } from "@std/path";

/** Where prepared images are kept: in the project. */
export function dataCache(): string {
  return resolve("data/cache/images");
}
