/** What several tests of the data room need. */
import { join } from "@std/path";
import sharp from "sharp";
import { type Dataset, type Item, MemoryPixels } from "@/data/mod.ts";

/** The folder of real scans, if this machine has one. */
export const REAL: string | undefined = (() => {
  const beside = new URL("../../../shared/data", import.meta.url).pathname;
  const dir = Deno.env.get("INKPRINT_TEST_DATA") ?? beside;
  try {
    return Deno.statSync(dir).isDirectory ? dir : undefined;
  } catch {
    return undefined;
  }
})();

/** A test on real scans; without them it is passed over and says so. */
export function testOnReal(
  name: string,
  run: (dir: string) => Promise<void>,
  { ignore = false } = {},
) {
  const note = REAL ? "" : " (passed over: set INKPRINT_TEST_DATA)";
  Deno.test(name + note, { ignore: ignore || !REAL }, () => run(REAL!));
}

/** Runs `use` in a new folder and removes it. */
export async function inFolder(use: (dir: string) => Promise<void>) {
  const dir = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  try {
    await use(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** Writes a drawing of a few strokes that differs with `seed`. */
export async function writeDrawing(
  path: string,
  seed: number,
  { ink = "#222", ground = "#eee" } = {},
) {
  await Deno.mkdir(join(path, ".."), { recursive: true });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">
    <rect width="120" height="80" fill="${ground}"/>
    <path d="M15 ${20 + seed % 40} L100 ${60 - seed % 37} L40 ${65 - seed % 7}"
      stroke="${ink}" stroke-width="3" fill="none"/></svg>`;
  await sharp(new TextEncoder().encode(svg)).png().toFile(path);
}

/** A data set without pictures to speak of: image i is all `i`. */
export function plainData(count: number, size = 8): Dataset {
  const items: Item[] = Array.from({ length: count }, (_, i) => ({
    file: `${i}.png`,
    person: `${i}`,
    label: "a",
    kind: "genuine",
  }));
  const pixels = new Uint8Array(count * size * size);
  items.forEach((_, i) => pixels.fill(i, i * size * size, (i + 1) * size ** 2));
  const all = Int32Array.from(items.keys());
  const none = new Int32Array();
  return {
    name: "plain",
    size,
    channels: 1,
    content: "signature",
    range: "unit",
    items,
    pictures: new MemoryPixels(pixels, size ** 2),
    split: { train: all, valid: none, test: none },
    hash: "",
    skipped: [],
    duplicates: [],
    alike: [],
  };
}

/** All pictures of a data set, `[count, size, size, 1]`. */
export function allPixels(
  { pictures, size }: Pick<Dataset, "pictures" | "size">,
): Uint8Array {
  const pixels = new Uint8Array(pictures.count * size ** 2);
  for (let i = 0; i < pictures.count; i++) {
    pixels.set(pictures.at(i), i * size ** 2);
  }
  return pixels;
}
