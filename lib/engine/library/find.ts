/**
 * Finds TensorFlow's library on this machine, and fetches it where it is not.
 *
 * In this order: the path in `INKPRINT_LIBTENSORFLOW`; our cache; the active
 * Python's TensorFlow; tfjs-node's own; else one pinned wheel by pip. One that
 * is refused is named with the reason, and the next is tried.
 */
import { dirname, join } from "@std/path";
import { type ContextOptions, TensorFlow } from "../native/tensorflow.ts";
import { exists, fetchLibrary, libraryFolder, type Progress } from "./fetch.ts";
import { run } from "./run.ts";
import { wheelFor } from "./wheels.ts";

/** A library that may do: where it is and who says so. */
interface Candidate {
  path: string;
  from: string;
}

/** How the library is looked for. */
export interface FindOptions extends ContextOptions {
  /** Told why a candidate was refused. */
  report?: (sentence: string) => void;
  progress?: Progress;
}

/** The opened library, or the reasons why there is none. */
export type Found =
  | { tensorflow: TensorFlow; path: string; from: string }
  | { reasons: string[] };

/** Opens the first library that fits. */
export async function findTensorFlow(
  options: FindOptions = {},
): Promise<Found> {
  const { report = () => {}, progress } = options;
  const reasons: string[] = [];
  const refuse = (reason: string) => {
    reasons.push(reason);
    report(reason);
  };
  for await (const candidate of candidates()) {
    try {
      const { path } = candidate;
      const tensorflow = new TensorFlow(path, options, refuseVersion);
      return { tensorflow, ...candidate };
    } catch (error) {
      refuse(`${candidate.from} (${candidate.path}): ${sentence(error)}`);
    }
  }
  try {
    const path = await fetched(progress);
    const from = "fetched once with pip";
    return { tensorflow: new TensorFlow(path, options), path, from };
  } catch (error) {
    refuse(`fetching TensorFlow: ${sentence(error)}`);
    return { reasons };
  }
}

/**
 * @throws {RangeError} If the version is older than tfjs-node's 2.9, or is of
 *   another major version
 */
export function refuseVersion(version: string): void {
  const [major, minor] = version.split(".").map(Number);
  if (major === 2 && minor >= 9) return;
  throw new RangeError(`TensorFlow must be 2.9 or newer, and is ${version}`);
}

async function* candidates(): AsyncGenerator<Candidate> {
  const named = Deno.env.get("INKPRINT_LIBTENSORFLOW");
  if (named) yield { path: named, from: "INKPRINT_LIBTENSORFLOW" };
  const wheel = wheelFor();
  if (wheel) {
    const path = join(libraryFolder(wheel), wheel.files[0]);
    if (await exists(path)) yield { path, from: "the cache" };
  }
  yield* fromPython();
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
    if (await exists(path)) yield { path, from: "the active Python" };
  }
}

/** What tfjs-node's installer leaves in a node_modules here or above. */
async function* fromTfjsNode(): AsyncGenerator<Candidate> {
  for (let folder = Deno.cwd();; folder = dirname(folder)) {
    for (const name of ["tfjs-node-gpu", "tfjs-node"]) {
      const path = join(
        folder,
        "node_modules/@tensorflow",
        name,
        "deps/lib/libtensorflow.so.2",
      );
      if (await exists(path)) yield { path, from: name };
    }
    if (folder === dirname(folder)) return;
  }
}

async function fetched(progress?: Progress): Promise<string> {
  if (Deno.env.get("INKPRINT_OFFLINE") === "1") {
    throw new Error("INKPRINT_OFFLINE is set");
  }
  const wheel = wheelFor();
  if (!wheel) {
    const { os, arch } = Deno.build;
    throw new Error(`there is no pinned wheel for ${os} on ${arch}`);
  }
  return await fetchLibrary(wheel, progress);
}

/** The first line of an error's message. */
function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0];
}
