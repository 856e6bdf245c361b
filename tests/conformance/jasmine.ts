/** Jasmine 3, the runner that tfjs-core's suite is written for. */
import jasmineRequire from "jasmine-core";

/** One spec that failed. */
export interface Failure {
  /** Its full name, such as "conv2d tensorflow {} stride 2". */
  spec: string;
  message: string;
}

/** What came of all specs. */
export interface Outcome {
  passed: number;
  skipped: number;
  failures: Failure[];
}

/** What Jasmine tells of a spec. */
interface SpecResult {
  fullName: string;
  status: "passed" | "failed" | "pending" | "excluded";
  failedExpectations: { message: string }[];
}

/**
 * Makes Jasmine's `describe`, `it`, `expect` … global, as specs expect them.
 *
 * @returns Runs, in order, what was described since
 */
export function openJasmine(): () => Promise<Outcome> {
  const jasmine = jasmineRequire.boot(jasmineRequire);
  const environment = jasmine.getEnv();
  const words = jasmineRequire.interface(jasmine, environment);
  Object.assign(globalThis, words, { jasmine });
  return () => execute(environment);
}

// deno-lint-ignore no-explicit-any -- the package has no types
function execute(environment: any): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, skipped: 0, failures: [] };
  environment.configure({ random: false });
  return new Promise((resolve) => {
    environment.addReporter({
      specDone({ fullName, status, failedExpectations }: SpecResult) {
        if (status === "passed") outcome.passed++;
        else if (status !== "failed") outcome.skipped++;
        else {
          const [{ message }] = failedExpectations;
          outcome.failures.push({ spec: fullName, message });
        }
      },
      jasmineDone: () => resolve(outcome),
    });
    environment.execute();
  });
}
