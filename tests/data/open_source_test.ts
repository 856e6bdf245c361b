import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { openFolder } from "@/data/mod.ts";
import { tar, tarGz, zip, type ZipMember } from "./_archives.ts";
import { inFolder, writeDrawing } from "./_help.ts";

const NONE = new Uint8Array();
const FORMATS = { zip, tar, "tar.gz": tarGz };

/** Drawings by three persons as members of an archive of one folder. */
async function drawings(dir: string): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  for (const file of ["ann/2.png", "ann/10.png", "bob/1.png", "cleo/1.png"]) {
    await writeDrawing(join(dir, "scans", file), 7 * members.length);
    const bytes = await Deno.readFile(join(dir, "scans", file));
    members.push({ name: `scans/${file}`, bytes });
  }
  return members;
}

const open = async (dir: string, bytes: Uint8Array, name = "scans.zip") => {
  await Deno.writeFile(join(dir, name), bytes);
  return await openFolder(join(dir, name), { size: 28 });
};

for (const [ending, make] of Object.entries(FORMATS)) {
  Deno.test(`openFolder() reads a ${ending} as the folder in it`, () =>
    inFolder(async (dir) => {
      const members = await drawings(dir);
      const folder = await openFolder(join(dir, "scans"), { size: 28 });
      const packed = await open(dir, make(members), `scans.${ending}`);
      strictEqual(packed.hash, folder.hash);
      strictEqual(packed.name, "scans");
      deepStrictEqual(
        packed.items.map(({ file }) => file),
        folder.items.map(({ file }) => `scans/${file}`),
      );
      // Without the folder around them, the archive is the folder.
      const bare = members.map(({ name, bytes }) => ({
        name: name.replace("scans/", "./"),
        bytes,
      }));
      const loose = await open(dir, make(bare), `scans.${ending}`);
      strictEqual(loose.hash, folder.hash);
      deepStrictEqual(loose.items, folder.items);
    }));

  Deno.test(`openFolder() passes over what is no image in a ${ending}`, () =>
    inFolder(async (dir) => {
      const members = await drawings(dir);
      const more = [
        "scans/Thumbs.db",
        "scans/notes.txt",
        ".git/a.png",
        "__MACOSX/._1.png",
      ]
        .map((name) => ({ name, bytes: new Uint8Array([1]) }));
      const text = { name: "scans/text.png", bytes: new Uint8Array([65]) };
      const empty = { name: "scans/empty.png", bytes: NONE };
      const all = [...members, ...more, text, empty, members[0]];
      const { items, skipped } = await open(dir, make(all), `x.${ending}`);
      strictEqual(items.length, 4);
      deepStrictEqual(
        Object.fromEntries(skipped.map(({ file, reason }) => [file, reason])),
        {
          "scans/ann/2.png": "is in the archive twice",
          "scans/text.png": "is not an image in a known format",
          "scans/empty.png": "is empty (0 bytes)",
        },
      );
    }));

  Deno.test(`openFolder() refuses a ${ending} whose members lead out`, () =>
    inFolder(async (dir) => {
      const [{ bytes }] = await drawings(dir);
      for (
        const name of ["/etc/a.png", "../a.png", "a/../../b.png", "C:\\b.png"]
      ) {
        await rejects(open(dir, make([{ name, bytes }])), {
          name: "UserError",
          message: /^Cannot open archive .*: its member .* leads out of the a/,
        }, name);
      }
    }));

  Deno.test(`openFolder() refuses a ${ending} that is cut off`, () =>
    inFolder(async (dir) => {
      const whole = make(await drawings(dir));
      for (const share of [0.3, 0.5, 0.7]) {
        const cut = whole.subarray(0, Math.floor(share * whole.length));
        if (ending === "tar" && cut.length % 512 === 0) continue;
        await rejects(open(dir, cut), {
          name: "UserError",
          message:
            /^Cannot open archive .*: it is damaged or cut off \(.*\)\.$/s,
        });
      }
    }));
}

Deno.test("openFolder() refuses a zip that unpacks to too much, unread", () =>
  inFolder(async (dir) => {
    // One megabyte of zeros, said to be there a hundred times over.
    const bomb = zip([{ name: "a.png", bytes: new Uint8Array(1 << 20) }], {
      copies: 100,
    });
    await rejects(open(dir, bomb), {
      name: "UserError",
      message: /its \d+ bytes unpack to over 67108864, which is the limit\.$/,
    });
  }));

Deno.test("openFolder() refuses a tar.gz that unpacks to too much", () =>
  inFolder(async (dir) => {
    const bytes = new Uint8Array(70 * 2 ** 20);
    await rejects(open(dir, tarGz([{ name: "a.png", bytes }])), {
      name: "UserError",
      message: /unpack to over 67108864, which is the limit\.$/,
    });
  }));

Deno.test("openFolder() skips members of a zip that lie, and links", () =>
  inFolder(async (dir) => {
    const [first, second, third] = await drawings(dir);
    const at = (name: string, member: Partial<ZipMember>) => ({
      ...second,
      ...member,
      name,
    });
    const { items, skipped } = await open(
      dir,
      zip([
        first,
        at("short.png", { size: 9 }),
        at("long.png", { size: 1e6 }),
        at("huge.png", { size: 2 ** 27 + 1, bytes: third.bytes }),
        at("crc.png", { crc: 1 }),
        at("link.png", { mode: 0o120777 }),
        at("locked.png", { flags: 1 }),
      ]),
    );
    deepStrictEqual(items.map(({ file }) => file), [first.name]);
    const reasons = Object.fromEntries(skipped.map((s) => [s.file, s.reason]));
    const damaged = (file: string) =>
      reasons[file].startsWith("is damaged in its archive (");
    deepStrictEqual(
      Object.keys(reasons).filter(damaged).sort(),
      ["crc.png", "long.png", "short.png"],
    );
    strictEqual(reasons["link.png"], "is a link, which is not followed");
    strictEqual(reasons["locked.png"], "is encrypted");
    strictEqual(
      reasons["huge.png"],
      "has 134217729 bytes; the limit is 134217728",
    );
  }));

Deno.test("openFolder() reads long names in tar, and follows no link", () =>
  inFolder(async (dir) => {
    const [{ bytes }, other] = await drawings(dir);
    const long = `${"folder-".repeat(20)}/scan.png`;
    const text = (value: string) => new TextEncoder().encode(value);
    const pax = `path=pax/${long}\n`;
    const length = pax.length + 4; // of its own three digits and a space
    const third = await Deno.readFile(join(dir, "scans/bob/1.png"));
    const { items, skipped } = await open(
      dir,
      tar([
        { name: "x", type: "x", bytes: text(`${length} ${pax}`) },
        { name: "cut", bytes },
        { name: "x", type: "L", bytes: text(`gnu/${long}\0`) },
        { name: "cut", bytes: other.bytes },
        { name: "link.png", type: "2" },
        { name: "hard.png", type: "1", size: 700 }, // without any bytes
        { name: "scan.png", prefix: "ustar/prefix", bytes: third },
        { name: "folder/", type: "5" },
        { name: "device.png", type: "3" },
      ]),
    );
    deepStrictEqual(
      items.map(({ file }) => file).sort(),
      [`gnu/${long}`, `pax/${long}`, "ustar/prefix/scan.png"],
    );
    deepStrictEqual(
      skipped.map(({ file }) => file),
      ["link.png", "hard.png", "device.png"],
    );
  }));

Deno.test("openFolder() names archives that it does not read", () =>
  inFolder(async (dir) => {
    const heads = { RAR: "Rar!\x1a\x07\x01", xz: "\xfd7zXZ\0", bzip2: "BZh9" };
    for (const [kind, head] of Object.entries(heads)) {
      const bytes = Uint8Array.from(head, (char) => char.charCodeAt(0));
      await rejects(open(dir, bytes), {
        name: "UserError",
        message: new RegExp(`it is a ${kind} archive, which is not read: unp`),
      });
    }
    await rejects(open(dir, zip([])), { message: /there are no images in it/ });
  }));
