import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "@std/path";
import { clean } from "@/cli/clean.ts";

/** Runs `work` with a cache folder of its own. */
async function inCache(work: (cache: string) => Promise<void>) {
  const from = Deno.cwd();
  const before = Deno.env.get("XDG_CACHE_HOME");
  const cache = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  Deno.env.set("XDG_CACHE_HOME", cache);
  Deno.chdir(cache); // the project's own data/cache is left alone
  try {
    await work(cache);
  } finally {
    Deno.chdir(from);
    if (before === undefined) Deno.env.delete("XDG_CACHE_HOME");
    else Deno.env.set("XDG_CACHE_HOME", before);
    await Deno.remove(cache, { recursive: true });
  }
}

/** What the command says. */
async function said(): Promise<string> {
  const sentences: string[] = [];
  await clean([], (sentence) => sentences.push(sentence));
  return sentences.join("\n");
}

Deno.test("clean() removes the libraries, and nothing beside them", () =>
  inCache(async (cache) => {
    const library = join(cache, "inkprint/tensorflow-cpu-1-any");
    await Deno.mkdir(library, { recursive: true });
    await Deno.writeTextFile(join(library, "libtensorflow_cc.so.2"), "text");
    await Deno.writeTextFile(join(cache, "other"), "kept");
    match(await said(), /^removed from .*inkprint: tensorflow-cpu-1-any$/m);
    const left = Array.from(Deno.readDirSync(join(cache, "inkprint")));
    deepStrictEqual(left.filter((entry) => entry.isDirectory), []);
    strictEqual(await Deno.readTextFile(join(cache, "other")), "kept");
    match(await said(), /inkprint: nothing$/m);
  }));

Deno.test("clean() removes prepared images, and no data", () =>
  inCache(async (cache) => {
    await Deno.mkdir(join(cache, "data/cache/images/scans"), {
      recursive: true,
    });
    await Deno.writeTextFile(join(cache, "data/own"), "kept");
    match(await said(), /^removed from .*data\/cache\/images: all$/m);
    strictEqual(await Deno.readTextFile(join(cache, "data/own")), "kept");
    await rejects(Deno.stat(join(cache, "data/cache/images")));
    match(await said(), /data\/cache\/images: nothing$/m);
  }));

Deno.test("clean() refuses what it does not know, and removes nothing", () =>
  inCache(async (cache) => {
    const library = join(cache, "inkprint/library");
    await Deno.mkdir(library, { recursive: true });
    await rejects(clean(["--al"]), { message: /^clean has no flag --al/ });
    await Deno.stat(library);
  }));
