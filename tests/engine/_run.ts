/** Programs of this folder in a process of their own. */
import { fromFileUrl, join } from "@std/path";

const FOLDER = join(fromFileUrl(import.meta.url), "../_programs");

/** How a program ended. */
export interface Ended {
  success: boolean;
  stdout: string;
  stderr: string;
}

/** How a program is started. */
export interface RunOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Of `deno run`; default `-A`. */
  flags?: string[];
  cwd?: string;
}

/** Runs `_programs/<name>.ts` with Deno to its end. */
export async function runProgram(
  name: string,
  { args = [], env, flags = ["-A"], cwd }: RunOptions = {},
): Promise<Ended> {
  const path = join(FOLDER, `${name}.ts`);
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--no-check", "--no-prompt", ...flags, path, ...args],
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    cwd,
  });
  const { success, stdout, stderr } = await command.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { success, stdout: text(stdout), stderr: text(stderr) };
}

/** What a program printed as JSON; throws if it failed. */
export async function resultOf<T>(
  name: string,
  options?: RunOptions,
): Promise<T> {
  const { success, stdout, stderr } = await runProgram(name, options);
  if (!success) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}
