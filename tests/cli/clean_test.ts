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
  const before = Deno.env.get("XDG_CACHE_HOME");
  const cache = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  Deno.env.set("XDG_CACHE_HOME", cache);
  try {
    await work(cache);
  } finally {
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
    match(await said(), /^removed from .*inkprint: tensorflow-cpu-1-any$/);
    const left = Array.from(Deno.readDirSync(join(cache, "inkprint")));
    deepStrictEqual(left.filter((entry) => entry.isDirectory), []);
    strictEqual(await Deno.readTextFile(join(cache, "other")), "kept");
    match(await said(), /: nothing$/);
  }));

Deno.test("clean() refuses what it does not know, and removes nothing", () =>
  inCache(async (cache) => {
    const library = join(cache, "inkprint/library");
    await Deno.mkdir(library, { recursive: true });
    await rejects(clean(["--al"]), { message: /^clean has no flag --al/ });
    await Deno.stat(library);
  }));
