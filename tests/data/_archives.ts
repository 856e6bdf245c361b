/** Zip and tar archives made by hand, honest or not. */
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** A member of a zip archive; what is left out is as it should be. */
export interface ZipMember {
  name: string;
  bytes: Uint8Array;
  /** What the headers claim of it */
  size?: number;
  crc?: number;
  /** Unix mode, 0o120777 for a link */
  mode?: number;
  /** 1 for encrypted */
  flags?: number;
}

/**
 * A zip archive: local headers and bytes, central directory, its end.
 *
 * @param copies How often the directory lists each member, under other names
 */
export function zip(members: ZipMember[], { copies = 1 } = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes, mode = 0o100644, flags = 0, ...claim } of members) {
    const packed = deflateRawSync(bytes);
    const { size = bytes.length, crc = crc32(bytes) } = claim;
    const common = (length: number) =>
      numbers(
        [20, 2],
        [flags, 2],
        [8, 2], // deflated
        [0, 4],
        [crc, 4],
        [packed.length, 4],
        [size, 4],
        [length, 2],
        [0, 2],
      );
    const text = encode(name);
    const local = concat([
      numbers([0x04034b50, 4]),
      common(text.length),
      text,
      packed,
    ]);
    const head = numbers([0x02014b50, 4], [0x31e, 2]);
    const rest = numbers([0, 2], [0, 2], [0, 2], [mode * 65536, 4], [at, 4]);
    for (let i = 0; i < copies; i++) {
      const alias = copies > 1 ? encode(`${i}/${name}`) : text;
      central.push(concat([head, common(alias.length), rest, alias]));
    }
    parts.push(local);
    at += local.length;
  }
  const directory = concat(central);
  const count = central.length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  );
  return concat([...parts, directory, end]);
}

/** A member of a tar archive. */
export interface TarEntry {
  name: string;
  bytes?: Uint8Array;
  /** `0` file, `2` link, `5` folder, `x` pax header, `L` long name */
  type?: string;
  prefix?: string;
  /** What the header claims */
  size?: number;
}

/** A tar archive, ustar. */
export function tar(entries: TarEntry[]): Uint8Array {
  const parts = entries.flatMap((entry) => {
    const { name, bytes = new Uint8Array(), type = "0", prefix = "" } = entry;
    const { size = bytes.length } = entry;
    const header = new Uint8Array(512);
    const put = (at: number, text: string) => header.set(encode(text), at);
    put(0, name);
    put(100, "0000644\0");
    put(124, size.toString(8).padStart(11, "0"));
    put(148, " ".repeat(8));
    put(156, type);
    put(257, "ustar\x0000");
    put(345, prefix);
    const sum = header.reduce((a, b) => a + b);
    put(148, sum.toString(8).padStart(6, "0") + "\0 ");
    const padding = new Uint8Array((512 - bytes.length % 512) % 512);
    return [header, bytes, padding];
  });
  return concat([...parts, new Uint8Array(1024)]);
}

/** The same, compressed. */
export function tarGz(entries: TarEntry[]): Uint8Array {
  return new Uint8Array(gzipSync(tar(entries)));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function numbers(...fields: [value: number, bytes: number][]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i))
    ),
    (byte) => byte % 256,
  );
}

function concat(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
