/** Downloads a wheel with pip, under the first name that there is. */
import { join } from "@std/path";
import { type Progress, watching } from "./progress.ts";
import { run } from "./run.ts";
import type { Wheel } from "./wheels.ts";

const NAMES = [["python3", "-m", "pip"], ["python", "-m", "pip"], ["pip3"]];

/**
 * The path of the wheel, downloaded into `folder`.
 *
 * @throws {Error} In a sentence: no pip, or what pip says
 */
export async function download(
  wheel: Wheel,
  folder: string,
  progress: Progress,
): Promise<string> {
  const { version, platform, bytes } = wheel;
  const args = [
    ..."download --no-deps --no-cache-dir --disable-pip-version-check -q"
      .split(" "),
    ..."--only-binary=:all: --python-version 3.11 --platform".split(" "),
    ...[platform, "-d", folder, `${wheel.package}==${version}`],
  ];
  const work = () => pip(args, { TMPDIR: folder });
  await watching(folder, "fetching", bytes, progress, work);
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".whl")) return join(folder, name);
  }
  throw new Error(`pip brought no wheel of ${wheel.package} ${wheel.version}`);
}

async function pip(args: string[], env: Record<string, string>): Promise<void> {
  for (const [command, ...first] of NAMES) {
    const done = await run(command, [...first, ...args], { env });
    if (done === undefined || /No module named pip/.test(done.stderr)) continue;
    if (done.success) return;
    const reason = done.stderr.trim().split("\n").at(-1);
    throw new Error(`pip could not fetch it: ${reason}`);
  }
  throw new Error("there is no Python with pip on this machine");
}
