import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "@std/path";
import { type Dataset, openFolder, type OpenOptions } from "@/data/mod.ts";
import { allPixels, inFolder, writeDrawing } from "../_help.ts";

/** Opens `dir/scans` by the cache `dir/cache`; how many files it looked into. */
async function open(
  dir: string,
  options: OpenOptions = {},
): Promise<Dataset & { opened: number }> {
  let opened = 0;
  const data = await openFolder(join(dir, "scans"), {
    size: 28,
    cache: join(dir, "cache"),
    now: later(),
    onProgress: () => opened++,
    ...options,
  });
  data.pictures.close();
  return { ...data, opened };
}

/** Long enough after a change for its time to tell it. */
const later = () => Date.now() + 5000;

/** Four drawings, an unreadable file, and a copy. */
async function writeScans(dir: string) {
  for (let i = 1; i <= 4; i++) {
    await writeDrawing(join(dir, `scans/${i}/a.png`), 3 * i);
  }
  await Deno.copyFile(join(dir, "scans/1/a.png"), join(dir, "scans/1/b.png"));
  await Deno.writeTextFile(join(dir, "scans/2/broken.png"), "no picture");
}

/** What does not depend on where the pictures lie. */
const content = ({ pictures: _, ...data }: Dataset) => data;

Deno.test("openFolder() gives the same from a cache, without a look", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const scans = join(dir, "scans");
    const plain = await openFolder(scans, { size: 28 });
    const opened: number[] = [];
    const options = {
      size: 28,
      cache: join(dir, "cache"),
      now: later(),
      onProgress: (done: number) => opened.push(done),
    };
    const cold = await openFolder(scans, options);
    const warm = await openFolder(scans, options);
    deepStrictEqual(opened, [1, 2, 3, 4, 5, 6]);
    deepStrictEqual(content(cold), content(plain));
    deepStrictEqual(content(warm), content(plain));
    deepStrictEqual(allPixels(cold), allPixels(plain));
    deepStrictEqual(allPixels(warm), allPixels(plain));
    for (const { pictures } of [cold, warm]) pictures.close();
  }));

Deno.test("openFolder() sees a file replaced at the same size and time", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const before = await open(dir);
    const file = join(dir, "scans/3/a.png");
    const { mtime, size } = await Deno.stat(file);
    const bytes = await Deno.readFile(join(dir, "scans/4/a.png"));
    const same = new Uint8Array(size);
    same.set(bytes.subarray(0, size)); // cut off, or followed by zeros
    await Deno.writeFile(`${file}.new`, same);
    await Deno.utime(`${file}.new`, mtime!, mtime!);
    await Deno.rename(`${file}.new`, file);
    const after = await open(dir);
    strictEqual((await Deno.stat(file)).mtime?.getTime(), mtime?.getTime());
    strictEqual(after.opened, 1);
    notDeepStrictEqual(after.hash, before.hash);
  }));

Deno.test("openFolder() does not trust a file that was changed just now", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const first = await open(dir, { now: Date.now() });
    // Within the second to which times are kept, and in place.
    const file = join(dir, "scans/3/a.png");
    const { mtime, atime } = await Deno.stat(file);
    await Deno.copyFile(join(dir, "scans/4/a.png"), file);
    await Deno.utime(file, atime!, mtime!);
    const second = await open(dir, { now: Date.now() });
    strictEqual(second.duplicates.length, first.duplicates.length + 1);
  }));

Deno.test("openFolder() looks into what is new or gone only", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    await open(dir);
    await writeDrawing(join(dir, "scans/5/a.png"), 17);
    await Deno.remove(join(dir, "scans/2/broken.png"));
    const after = await open(dir);
    strictEqual(after.opened, 1);
    deepStrictEqual(after.skipped, []);
    const plain = await openFolder(join(dir, "scans"), { size: 28 });
    strictEqual(after.hash, plain.hash);
  }));

Deno.test("openFolder() keeps a cache for each way of preparing", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    await open(dir);
    strictEqual((await open(dir, { size: 32 })).opened, 6);
    strictEqual((await open(dir, { stroke: 3 })).opened, 6);
    strictEqual((await open(dir)).opened, 0);
  }));

Deno.test("openFolder() makes a damaged cache again, and sweeps it", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const { hash } = await open(dir);
    const [{ name }] = [...Deno.readDirSync(join(dir, "cache"))];
    const own = join(dir, "cache", name);
    const index = join(own, "index.json");
    const pixels = [...Deno.readDirSync(own)]
      .find((entry) => entry.name.startsWith("pixels-"))!.name;
    const damages = [
      () => Deno.truncateSync(join(own, pixels), 100),
      () => Deno.removeSync(join(own, pixels)),
      () => Deno.writeTextFileSync(index, "{"),
      () => Deno.writeTextFileSync(index, "{}"),
    ];
    await Deno.writeTextFile(join(own, "pixels-old.part"), "");
    await Deno.utime(join(own, "pixels-old.part"), 0, 0);
    for (const damage of damages) {
      damage();
      const again = await open(dir);
      strictEqual(again.opened, 6);
      strictEqual(again.hash, hash);
    }
    const names = [...Deno.readDirSync(own)].map((entry) => entry.name);
    deepStrictEqual(names.sort(), ["index.json", pixels, "source"]);
  }));

Deno.test("openFolder() removes caches of folders that are gone", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const cache = join(dir, "cache");
    await Deno.mkdir(join(dir, "other"));
    await writeDrawing(join(dir, "other/a.png"), 1);
    const other = await openFolder(join(dir, "other"), { cache });
    await Deno.mkdir(join(cache, "a folder of someone else"));
    other.pictures.close();
    await Deno.remove(join(dir, "other"), { recursive: true });
    await open(dir);
    const names = [...Deno.readDirSync(cache)].map(({ name }) => name);
    deepStrictEqual(names.map((name) => name.slice(0, 6)).sort(), [
      "a fold",
      "scans-",
    ]);
  }));

Deno.test("openFolder() leaves no half of a cache when it fails", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    await Deno.writeTextFile(join(dir, "cache"), "a file, not a folder");
    await rejects(open(dir), {
      name: "UserError",
      message: /^Cannot keep prepared images in .*With --no-cache /,
    });
  }));

Deno.test("openFolder() keeps an archive's pictures until it changes", () =>
  inFolder(async (dir) => {
    await writeScans(dir);
    const tar = new Deno.Command("tar", {
      args: ["-cf", join(dir, "all.tar"), "-C", dir, "scans"],
    });
    ok((await tar.output()).success);
    let opened = 0;
    const counted = {
      size: 28,
      cache: join(dir, "cache"),
      now: later(),
      onProgress: () => opened++,
    };
    const first = await openFolder(join(dir, "all.tar"), counted);
    const second = await openFolder(join(dir, "all.tar"), counted);
    strictEqual(opened, 6);
    strictEqual(second.hash, first.hash);
    for (const { pictures } of [first, second]) pictures.close();
  }));
