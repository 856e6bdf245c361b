/** Pythons that have PyTorch and TensorFlow: the user's, or the bench's own. */
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";

const VENV = join(import.meta.dirname!, "../../data/cache/bench-venv");
/** What is installed; nothing else of the project needs either. */
const PACKAGES = ["torch", "numpy"];

/**
 * The path of a Python with PyTorch and numpy.
 *
 * `INKPRINT_BENCH_PYTHON` where it is set; else a virtual environment in
 * `data/cache`, made on first use.
 *
 * @param report Told before gigabytes are fetched
 * @throws {UserError} If there is no such Python and none can be made
 */
export async function benchPython(
  report: (sentence: string) => void,
): Promise<string> {
  const named = Deno.env.get("INKPRINT_BENCH_PYTHON");
  if (named) {
    if (await has(named, PACKAGES)) return named;
    throw new UserError(
      `INKPRINT_BENCH_PYTHON must have ${PACKAGES.join(" and ")}: ${named}`,
    );
  }
  const isWindows = Deno.build.os === "windows";
  const python = join(VENV, isWindows ? "Scripts/python.exe" : "bin/python");
  if (await has(python, PACKAGES)) return python;
  report(
    `fetching PyTorch into ${VENV}, once: on Linux its CUDA packages come ` +
      "along, several GB to fetch and 5.5 GB on disk; remove it when " +
      "you are done",
  );
  await run("python3", ["-m", "venv", "--clear", VENV]);
  await run(python, ["-m", "pip", "install", "--quiet", ...PACKAGES]);
  if (await has(python, PACKAGES)) return python;
  throw new UserError(`PyTorch was installed in ${VENV} and cannot be used`);
}

/**
 * The path of a Python that can import TensorFlow, where there is one.
 *
 * `INKPRINT_BENCH_TENSORFLOW` where it is set, else the one with PyTorch.
 *
 * @throws {UserError} If the named one cannot
 */
export async function pythonWithTensorFlow(
  torchPython: string,
): Promise<string | undefined> {
  const named = Deno.env.get("INKPRINT_BENCH_TENSORFLOW");
  const python = named || torchPython;
  if (await has(python, ["tensorflow"])) return python;
  if (!named) return undefined;
  throw new UserError(
    `INKPRINT_BENCH_TENSORFLOW must have tensorflow: ${named}`,
  );
}

/** Whether it can import them. */
export async function has(
  python: string,
  packages: string[],
): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(python, {
      args: ["-c", `import ${packages.join(", ")}`],
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false; // no such file
  }
}

/** Runs a command; what it prints is the user's to see. */
async function run(command: string, args: string[]): Promise<void> {
  const done = await new Deno.Command(command, {
    args,
    stdout: "inherit",
    stderr: "inherit",
  }).output().catch((error) => ({ success: false, code: error.message }));
  if (done.success) return;
  throw new UserError(
    `Cannot make a Python with PyTorch: ${command} ${args.join(" ")} ended ` +
      `with ${done.code}`,
  );
}
