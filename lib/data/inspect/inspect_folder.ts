import * as image from "@/image/mod.ts";
import type { Item } from "../dataset.ts";
import { decodeBytes } from "../decode.ts";
import { DecodeError } from "../decode_error.ts";
import type { Content } from "../layouts/layout.ts";
import { openSource } from "../open_source.ts";
import { prepare } from "../prepare.ts";
import { mapFiles, type Source } from "../source.ts";
import { spread } from "../spread.ts";
import { findLayout, knownItems } from "../known_items.ts";
import { alikePairs, groupsOf } from "../alike.ts";
import type { InspectedImage, Inspection, Shown } from "./inspection.ts";
import { type Look, look } from "./look.ts";
import { perceptualHash } from "../perceptual_hash.ts";

/** How a folder is inspected. */
export interface InspectOptions {
  /** Name of one of the `LAYOUTS`; default: told from the file names */
  layout?: string;
  /** Width and height at which images are prepared */
  size?: number;
  /** How many images to show *before | after* */
  show?: number;
  /** Called after each file */
  onProgress?: (done: number, total: number) => void;
}

/** Thumbnails that tell images which look alike, `[THUMB, THUMB]`. */
const THUMB = 32;

/** An image that can be used, as it came and prepared. */
interface Seen extends Look {
  hash: [number, number];
  thumb: Uint8Array;
  pictures?: { before: Uint8Array; after: Uint8Array };
}

/**
 * Looks at every image of a folder or archive, of all kinds.
 *
 * Images whose decoded pixels are equal are identical; those whose prepared
 * pictures look the same are alike.
 *
 * @throws {UserError} If there is no such folder, or nothing in it
 */
export async function inspectFolder(
  dir: string,
  { layout: named, size = 64, show = 24, onProgress }: InspectOptions = {},
): Promise<Inspection> {
  using source = await openSource(dir);
  const layout = findLayout(source, named);
  const { items, skipped } = knownItems(source, layout, dir);
  const chosen = new Set(spread(items, show).map(({ file }) => file));
  let done = 0;
  const results = await mapFiles(source, items.map(({ file }) => file), {
    work: async (bytes, file) =>
      see(await decodeBytes(bytes), {
        content: layout.content,
        size,
        isShown: chosen.has(file),
      }),
    onFile: () => onProgress?.(++done, items.length),
  });
  const seen: (Seen & Item)[] = [];
  results.forEach((result, i) => {
    if (result instanceof DecodeError) {
      skipped.push({ file: items[i].file, reason: result.message });
    } else seen.push({ ...result, ...items[i] });
  });
  return describe({ source, layout, skipped }, seen, size);
}

/** One look at a scan, and at what becomes of it. */
function see(
  scan: image.GreyImage,
  { content, size, isShown }: {
    content: Content;
    size: number;
    isShown: boolean;
  },
): Seen {
  const after = prepare(scan, content, { size });
  if (!after) throw new DecodeError("no ink found");
  const prepared = { width: size, height: size, pixels: after };
  const small = image.resize(prepared, THUMB, THUMB).pixels;
  return {
    ...look(scan),
    hash: perceptualHash(prepared),
    thumb: Uint8Array.from(small, Math.round),
    pictures: isShown ? { before: square(scan, size), after } : undefined,
  };
}

/** The scan as it is, in a square of its border's grey, dark made high. */
function square(scan: image.GreyImage, size: number): Uint8Array {
  const scale = size / Math.max(scan.width, scan.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const small = image.resize(scan, side(scan.width), side(scan.height));
  const { pixels } = image.padToSquare(small, size, 255);
  return new Uint8Array(pixels.map((grey) => Math.round(255 - grey)));
}

function describe(
  { source, layout, skipped }: {
    source: Source;
    layout: { name: string; content: Content };
    skipped: Inspection["skipped"];
  },
  seen: (Seen & Item)[],
  size: number,
): Inspection {
  const identical = groupsOf(equalPairs(seen));
  const again = new Set(identical.flatMap(([, ...rest]) => rest));
  const firsts = [...seen.keys()].filter((i) => !again.has(i));
  const pairs = alikePairs({
    hashes: Uint32Array.from(firsts.flatMap((i) => seen[i].hash)),
    thumb: (i) => seen[firsts[i]].thumb,
  });
  return {
    name: source.name,
    what: source.what,
    layout: layout.name,
    content: layout.content,
    images: seen.map(imageOf),
    skipped,
    identical,
    alike: groupsOf(
      pairs.map(([a, b]): [number, number] => [firsts[a], firsts[b]])
        .filter(([a, b]) => !isAltered(seen[a], seen[b])),
    ),
    shown: shownOf(seen, size),
  };
}

/** A print and an altered one of it look alike, and should. */
function isAltered(a: Item, b: Item): boolean {
  return a.person === b.person &&
    (a.kind === "altered" || b.kind === "altered");
}

/** Each image with an earlier one of the same digest. */
function* equalPairs(seen: Look[]): Generator<[number, number]> {
  const first = new Map<string, number>();
  for (const [i, { digest }] of seen.entries()) {
    const earlier = first.get(digest);
    if (earlier === undefined) first.set(digest, i);
    else yield [earlier, i];
  }
}

function imageOf(
  { digest: _digest, hash: _hash, thumb: _thumb, pictures: _pictures, ...rest }:
    & Seen
    & Item,
): InspectedImage {
  return rest;
}

function shownOf(seen: Seen[], size: number): Shown {
  const images = [...seen.keys()].filter((i) => seen[i].pictures);
  const all = (side: "before" | "after") =>
    joined(images.map((i) => seen[i].pictures![side]), size * size);
  return { size, images, before: all("before"), after: all("after") };
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(parts.length * length);
  parts.forEach((part, i) => all.set(part, i * length));
  return all;
}
