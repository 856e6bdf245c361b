/**
 * Deno's kernel as Jupyter finds it: a folder with `kernel.json`.
 *
 * `deno jupyter --install` writes the path of the Deno that runs, which under
 * npx lies in npm's cache and goes with it; a launcher finds it again.
 */
import { join } from "@std/path";

/** Oldest Deno whose kernel tells errors and results. */
const OLDEST = [2, 9, 6];
const NAME = "deno";

/** Where we are: what is asked of the machine, so that tests can answer. */
export interface Machine {
  os: typeof Deno.build.os;
  /** An environment variable. */
  env: (name: string) => string | undefined;
  /** The Deno that runs. */
  deno: string;
  version: string;
}

/** A kernel that Jupyter can start. */
export interface InstalledKernel {
  /** Where its `kernel.json` is. */
  folder: string;
  /** Whether it was written now; else one was there that is as good. */
  isWritten: boolean;
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  return {
    os: Deno.build.os,
    env: (name) => Deno.env.get(name) || undefined,
    deno: Deno.execPath(),
    version: Deno.version.deno,
  };
}

/**
 * Where Jupyter looks for a user's kernels.
 *
 * Source: https://docs.jupyter.org/en/latest/use/jupyter-directories.html
 */
export function kernelsFolder({ os, env }: Machine): string {
  const home = env("HOME") ?? env("USERPROFILE") ?? ".";
  const usual = os === "windows"
    ? join(env("APPDATA") ?? home, "jupyter")
    : os === "darwin"
    ? join(home, "Library", "Jupyter")
    : join(env("XDG_DATA_HOME") ?? join(home, ".local", "share"), "jupyter");
  return join(env("JUPYTER_DATA_DIR") ?? usual, "kernels");
}

/** Writes the kernel, unless the user has one that will do and last. */
export async function installKernel(
  machine: Machine,
): Promise<InstalledKernel> {
  const folder = join(kernelsFolder(machine), NAME);
  if (await isGood(folder)) return { folder, isWritten: false };
  await Deno.mkdir(folder, { recursive: true });
  const program = machine.os === "windows"
    ? machine.deno
    : await writeLauncher(folder, machine);
  const spec = {
    argv: [program, "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
  };
  const text = JSON.stringify(spec, null, 2) + "\n";
  await Deno.writeTextFile(join(folder, "kernel.json"), text);
  return { folder, isWritten: true };
}

/**
 * A script that starts Deno: the one that wrote it, or the same version from
 * npm, or whichever there is.
 */
export function launcher({ deno, version }: Machine): string {
  return `#!/bin/sh
# Starts Deno's kernel for Jupyter; written by inkprint's \`deno task notebook\`.
deno='${deno.replaceAll("'", `'\\''`)}'
if ! [ -x "$deno" ]; then # it lay in a cache that was emptied, say
  other=$(command -v deno)
  case $("$other" --version 2>/dev/null) in
    "deno ${version}"*) deno=$other ;;
    *) deno=$(npx -y deno@${version} eval 'console.log(Deno.execPath())') ;;
  esac
  deno=\${deno:-$other}
fi
if [ -z "$deno" ]; then
  echo "Deno is gone: run 'npx -y deno@${version} task notebook' again" >&2
  exit 1
fi
exec "$deno" "$@"
`;
}

async function writeLauncher(
  folder: string,
  machine: Machine,
): Promise<string> {
  const path = join(folder, "deno-kernel");
  await Deno.writeTextFile(path, launcher(machine));
  await Deno.chmod(path, 0o755);
  return path;
}

/** Whether a kernel is there that is new enough, and not ours or npx's. */
async function isGood(folder: string): Promise<boolean> {
  try {
    const text = await Deno.readTextFile(join(folder, "kernel.json"));
    const program = String(JSON.parse(text).argv[0]);
    const isShaky = program.startsWith(folder) || program.includes("_npx");
    return !isShaky && await isNewEnough(program);
  } catch {
    return false; // none there, or one that does not run
  }
}

async function isNewEnough(program: string): Promise<boolean> {
  const { stdout } = await new Deno.Command(program, {
    args: ["--version"],
    stderr: "null",
  }).output();
  const said = new TextDecoder().decode(stdout);
  const [, ...numbers] = said.match(/^deno (\d+)\.(\d+)\.(\d+)/) ?? [];
  const at = OLDEST.findIndex((oldest, i) => Number(numbers[i]) !== oldest);
  return numbers.length > 0 && (at < 0 || Number(numbers[at]) > OLDEST[at]);
}
