/**
 * The bundle's entry: the engine, then where to test, then the suite itself.
 */
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { openEngine, tf } from "../../lib/engine/mod.ts";

/** Ours, and the one it is compared with; the others are tfjs's own. */
const TESTED = ["tensorflow", "cpu"] as const;

/**
 * Opens an engine and lets the suite describe its specs to Jasmine, whose
 * functions must be global by then.
 *
 * @returns One line: which engine, and why
 * @throws {RangeError} If the engine is none that is tested
 * @throws {UserError} If the engine is not there
 */
export async function describeSuite(engine: string): Promise<string> {
  const tested = TESTED.find((one) => one === engine);
  if (!tested) {
    const names = TESTED.join(" or ");
    throw new RangeError(`--engine must be ${names}: it is ${engine}`);
  }
  const { name, why } = await openEngine({ engine: tested });
  setTestEnvs([{ name, backendName: tf.getBackend(), isDataSync: true }]);
  // Not before: the suite asks for its environments while it is imported.
  await import("@tensorflow/tfjs-core/dist/tests.js");
  return why;
}
