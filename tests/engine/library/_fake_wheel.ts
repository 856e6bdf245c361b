/** A wheel of a few bytes, and a pip that brings it. */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { join } from "@std/path";
import { cacheFolder } from "@/engine/library/cache.ts";
import type { Wheel } from "@/engine/library/wheels.ts";
import { type Ended, resultOf, runProgram } from "../_run.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** What the two files of the fake wheel say. */
export const CONTENTS: Record<string, string> = {
  "libtensorflow_cc.so.2": "the large one",
  "libtensorflow_framework.so.2": "the small one",
};

/** Little-endian fields as bytes, each of so many. */
function fields(...all: [value: number, size: number][]): Uint8Array {
  return Uint8Array.from(
    all.flatMap(([value, size]) =>
      Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) & 255)
    ),
  );
}

/** A zip file with its entries stored as they are (PKWARE's APPNOTE). */
export function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [encode(path), encode(text)];
    const common = fields(
      ...([[20, 2], [0, 2], [0, 2], [0, 2], [0, 2], [crc32(data), 4]] as const)
        .map(([value, size]) => [value, size] as [number, number]),
      [data.length, 4],
      [data.length, 4],
      [name.length, 2],
      [0, 2],
    );
    const local = [fields([0x04034b50, 4]), common, name, data];
    directory.push(
      fields([0x02014b50, 4], [20, 2]),
      common,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
      name,
    );
    parts.push(...local);
    at += local.reduce((sum, one) => sum + one.length, 0);
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const count = Object.keys(files).length;
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2]);
  const tail = [end, fields([size, 4], [at, 4], [0, 2])];
  return Uint8Array.from(
    [...parts, ...directory, ...tail].flatMap((x) => [...x]),
  );
}

/** The zip of a wheel with the files of `CONTENTS`. */
export function wheelBytes(contents = CONTENTS): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(contents)
    .map(([name, text]) => [`tensorflow/${name}`, text]);
  return zip({ "tensorflow/__init__.py": "", ...Object.fromEntries(entries) });
}

/** How a wheel of these bytes is pinned. */
export function pinned(bytes: Uint8Array): Wheel {
  const unpacked = Object.values(CONTENTS).join("").length;
  return {
    package: "fake",
    version: "1.0",
    platform: "any",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    unpacked,
    files: Object.keys(CONTENTS) as [string, string],
  };
}

/** Where Deno keeps its packages. */
function denoFolder(): string {
  return Deno.env.get("DENO_DIR") ?? join(cacheFolder(), "../deno");
}

/** A machine of its own: a cache, a Python with pip, a working folder. */
export class Machine implements Disposable {
  readonly folder = Deno.makeTempDirSync();
  readonly cache = join(this.folder, "cache", "inkprint");
  readonly env: Record<string, string>;

  /** @param bytes What pip brings; without, pip fails */
  constructor(bytes?: Uint8Array) {
    const bin = join(this.folder, "bin");
    Deno.mkdirSync(bin);
    this.#script(join(bin, "python3"));
    if (bytes) Deno.writeFileSync(join(this.folder, "wheel"), bytes);
    this.env = {
      PATH: `${bin}:/usr/bin:/bin`,
      XDG_CACHE_HOME: join(this.folder, "cache"),
      DENO_DIR: denoFolder(), // which would follow XDG_CACHE_HOME
      INKPRINT_LIBTENSORFLOW: "",
      INKPRINT_OFFLINE: "",
    };
  }

  /** `-c` tells where `python/` is, if it is; `-m pip` copies the wheel. */
  #script(path: string): void {
    Deno.writeTextFileSync(
      path,
      `#!/bin/sh
cd '${this.folder}'
if [ "$1" = -c ]; then [ -d python ] && echo "$PWD/python"; exit 0; fi
echo "$@" >> calls
while [ "$1" != -d ]; do shift; done
sleep 0.3
[ -f wheel ] && cp wheel "$2/fake-1.0-any.whl" && exit 0
echo "a first line" >&2
echo "ERROR: No matching distribution found" >&2
exit 1
`,
    );
    Deno.chmodSync(path, 0o755);
  }

  /** How often pip was called. */
  calls(): number {
    try {
      const text = Deno.readTextFileSync(join(this.folder, "calls"));
      return text.trim().split("\n").length;
    } catch {
      return 0;
    }
  }

  write(path: string, text: string): string {
    const full = join(this.folder, path);
    Deno.mkdirSync(join(full, ".."), { recursive: true });
    Deno.writeTextFileSync(full, text);
    return full;
  }

  fetch(
    wheel: Wheel,
  ): Promise<{ path?: string; error?: string; told: string[] }> {
    return resultOf("fetch", { args: [JSON.stringify(wheel)], env: this.env });
  }

  find(wheel: Wheel, env = {}): Promise<string | string[]> {
    return resultOf("find", {
      args: [JSON.stringify(wheel)],
      env: { ...this.env, ...env },
      cwd: this.folder,
    });
  }

  run(program: string, args: string[]): Promise<Ended> {
    return runProgram(program, { args, env: this.env });
  }

  /** Names in the cache. */
  cached(): string[] {
    return [...Deno.readDirSync(this.cache)].map(({ name }) => name).sort();
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.folder, { recursive: true });
  }
}
