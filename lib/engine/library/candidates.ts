/** Libraries that may do, where they lie on this machine, in order. */
import { dirname, join } from "@std/path";
import { exists, isCached, libraryFolder } from "./cache.ts";
import { run } from "./run.ts";
import type { Wheel } from "./wheels.ts";

/** A library that may do: where it is and who says so. */
export interface Candidate {
  path: string;
  from: string;
  /** Minor version of TensorFlow 2 that will do, at least. */
  oldest: number;
}

/** tfjs-node's kernels were written for 2.9. */
const OLDEST = 9;
/** Older wheels of Python divide their libraries in another way. */
const OLDEST_PYTHON = 15;

/**
 * @param wheel What the cache may hold: a library without CUDA
 * @param hasGpu Whether one with CUDA would do more
 */
export async function* candidates(
  wheel: Wheel | undefined,
  hasGpu: boolean,
): AsyncGenerator<Candidate> {
  const named = Deno.env.get("INKPRINT_LIBTENSORFLOW");
  if (named) {
    yield { path: named, from: "INKPRINT_LIBTENSORFLOW", oldest: OLDEST };
  }
  if (hasGpu) yield* fromPython();
  // One that is not whole is fetched again: opening it could crash.
  if (wheel && await isCached(wheel)) {
    const path = join(libraryFolder(wheel), wheel.files[0]);
    yield { path, from: "the cache", oldest: OLDEST };
  }
  if (!hasGpu) yield* fromPython();
  yield* fromTfjsNode();
}

/** `libtensorflow_cc` of the Python that is active, without importing it. */
async function* fromPython(): AsyncGenerator<Candidate> {
  const code = "import importlib.util as u; s = u.find_spec('tensorflow'); " +
    "print(s.submodule_search_locations[0] if s else '')";
  const done = await run("python3", ["-c", code]);
  const folder = done?.success ? done.stdout.trim() : "";
  if (!folder) return;
  for (const name of ["libtensorflow_cc.so.2", "libtensorflow_cc.2.dylib"]) {
    const path = join(folder, name);
    const found = { path, from: "the active Python", oldest: OLDEST_PYTHON };
    if (await exists(path)) yield found;
  }
}

/** What tfjs-node's installer leaves in a node_modules here or above. */
async function* fromTfjsNode(): AsyncGenerator<Candidate> {
  for (let folder = Deno.cwd();; folder = dirname(folder)) {
    const modules = join(folder, "node_modules/@tensorflow");
    for (const from of ["tfjs-node-gpu", "tfjs-node"]) {
      for (const name of ["libtensorflow.so.2", "libtensorflow.2.dylib"]) {
        const path = join(modules, from, "deps/lib", name);
        if (await exists(path)) yield { path, from, oldest: OLDEST };
      }
    }
    if (folder === dirname(folder)) return;
  }
}
