/**
 * Many files of tests in one isolate, since each isolate loads TensorFlow.js
 * anew: a third of a second. What a file opens as it is read stays open for
 * all of its isolate, so that only files of one engine share it.
 */
import { join, toFileUrl } from "@std/path";
import { openEngine, tf } from "@/engine/mod.ts";
import { opensTensorFlow, testFiles, TESTS } from "./_files.ts";

const isOf = (room: string) => (file: string) => file.startsWith(`${room}/`);

/** Which files a suite has, of those that the suites before it leave. */
const SUITES = {
  cli_on_tensorflow: (file: string) =>
    isOf("cli")(file) && opensTensorFlow(file),
  on_tensorflow: (file: string) => opensTensorFlow(file),
  cli: isOf("cli"),
  data: isOf("data"),
  rest: () => true,
};

export type SuiteName = keyof typeof SUITES;

/** The names, each of which has a file `NAME_suite.ts`. */
export const NAMES = Object.keys(SUITES) as SuiteName[];

/** The files of a suite; each file is in one. */
export function filesOf(name: SuiteName): string[] {
  const suiteOf = (file: string) => NAMES.find((one) => SUITES[one](file));
  return testFiles().filter((file) => suiteOf(file) === name);
}

/**
 * Reads the files of a suite; before each of their tests, tfjs computes with
 * the engine of the suite, whatever the test before has opened.
 *
 * @throws {Error} If a file opens another engine as it is read
 */
export async function suite(name: SuiteName): Promise<void> {
  const engine = name.endsWith("on_tensorflow") ? "auto" : "cpu";
  const opened = (await openEngine({ engine })).name;
  for (const file of filesOf(name)) {
    await import(toFileUrl(join(TESTS, file)).href);
    if (tf.getBackend() !== opened) {
      throw new Error(
        `tests/${file} opens ${tf.getBackend()} in a suite on ${opened}`,
      );
    }
  }
  Deno.test.beforeEach(async () => {
    await tf.setBackend(opened);
  });
}
