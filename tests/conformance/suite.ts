/**
 * The bundle's entry: the engine, then where to test, then the suite itself.
 */
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import {
  type EngineName,
  ENGINES,
  openEngine,
  tf,
} from "../../lib/engine/mod.ts";

/**
 * Opens an engine and lets the suite describe its specs to Jasmine, whose
 * functions must be global by then.
 *
 * @returns One line: which engine, and why
 * @throws {RangeError} If there is no engine of that name
 * @throws {UserError} If the engine is not there
 */
export async function describeSuite(engine: string): Promise<string> {
  if (!(ENGINES as readonly string[]).includes(engine)) {
    throw new RangeError(
      `--engine must be one of ${ENGINES.join(", ")}: it is ${engine}`,
    );
  }
  const { name, why } = await openEngine({ engine: engine as EngineName });
  const backendName = tf.getBackend();
  setTestEnvs([{ name, backendName, isDataSync: name !== "webgpu" }]);
  // Not before: the suite asks for its environments while it is imported.
  await import("@tensorflow/tfjs-core/dist/tests.js");
  return why;
}
