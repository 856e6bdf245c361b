/**
 * Finds TensorFlow's library on this machine, and fetches it where it is not.
 *
 * In this order: the path in `INKPRINT_LIBTENSORFLOW`; our cache; the active
 * Python's TensorFlow; tfjs-node's own; else one pinned wheel by pip. Where
 * there is an NVIDIA GPU, Python's comes before the cache, which has none with
 * CUDA. One that is refused is named with the reason, and the next is tried.
 */
import { cudaDriver } from "../native/cuda.ts";
import { type ContextOptions, TensorFlow } from "../native/tensorflow.ts";
import { candidates } from "./candidates.ts";
import { fetchLibrary } from "./fetch.ts";
import type { Progress } from "./progress.ts";
import { type Wheel, wheelFor, WHEELS } from "./wheels.ts";

/** How the library is looked for. */
export interface FindOptions extends ContextOptions {
  /** Told why a candidate was refused. */
  report?: (sentence: string) => void;
  progress?: Progress;
  /** What may be fetched, by `os-arch`; default: the pinned wheels. */
  wheels?: Record<string, Wheel>;
  /** Look at this machine only. */
  offline?: boolean;
}

/** The opened library, or the reasons why there is none. */
export type Found =
  | { tensorflow: TensorFlow; path: string; from: string }
  | { reasons: string[] };

/** Opens the first library that fits. */
export async function findTensorFlow(
  options: FindOptions = {},
): Promise<Found> {
  const { report = () => {}, progress, wheels = WHEELS } = options;
  const reasons: string[] = [];
  const refuse = (reason: string) => {
    reasons.push(reason);
    report(reason);
  };
  const wheel = wheelFor(Deno.build, wheels);
  const hasGpu = (cudaDriver()?.gpus.length ?? 0) > 0;
  for await (const { path, from, oldest } of candidates(wheel, hasGpu)) {
    try {
      const accept = (version: string) => refuseVersion(version, oldest);
      const tensorflow = new TensorFlow(path, options, accept);
      return { tensorflow, path, from };
    } catch (error) {
      refuse(`${from} (${path}): ${sentence(error)}`);
    }
  }
  try {
    if (options.offline) throw new Error("it is not here yet");
    const path = await fetched(wheel, progress);
    const from = "fetched once with pip";
    return { tensorflow: new TensorFlow(path, options), path, from };
  } catch (error) {
    refuse(`fetching TensorFlow: ${sentence(error)}`);
    return { reasons };
  }
}

/**
 * @param oldest Minor version of TensorFlow 2 that will do
 * @throws {RangeError} If the version is older, or of another major version
 */
export function refuseVersion(version: string, oldest = 9): void {
  const [major, minor] = version.split(".").map(Number);
  if (major === 2 && minor >= oldest) return;
  throw new RangeError(
    `TensorFlow must be 2.${oldest} or newer (and below 3), and is ${version}`,
  );
}

async function fetched(
  wheel: Wheel | undefined,
  progress?: Progress,
): Promise<string> {
  if (Deno.env.get("INKPRINT_OFFLINE") === "1") {
    throw new Error("INKPRINT_OFFLINE is set");
  }
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
