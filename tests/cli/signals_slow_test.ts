/** The commands as processes: signals, two writers at once. */
import { match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { isSampled } from "../_how_slow.ts";
import { inFolder, linesOf, run, start, TINY, writeScans } from "./_command.ts";

/** Starts a run, sends a signal after its first step, and reads to the end. */
async function interrupted(args: string, dir: string, signal: Deno.Signal) {
  const child = start("train_vae", `${args} --json`, { cwd: dir });
  const said = Array.fromAsync(linesOf(child.stderr));
  let isSent = false;
  let whileRunning = { code: NaN, stderr: "" };
  const steps: number[] = [];
  for await (const line of linesOf(child.stdout)) {
    const { type, step } = JSON.parse(line);
    if (type === "step") steps.push(step);
    if (type !== "step" || isSent) continue;
    isSent = true;
    if (signal === "SIGINT") {
      whileRunning = await run("train_vae", "--resume vae-scans-1", {
        cwd: dir,
      });
    }
    child.kill(signal);
  }
  const { code } = await child.status;
  return { code, lines: await said, steps, whileRunning };
}

Deno.test("train:vae stops on a signal, saves and says how to go on", {
  ignore: !isSampled,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    // Paths are taken from where the user types, and shown as seen from there.
    const args = `--data scans --out . ${TINY} --mix 0 --steps 100000`;
    const first = await interrupted(args, dir, "SIGINT");
    strictEqual(first.code, 130);
    strictEqual(
      first.lines.at(-1),
      "to go on: deno task train:vae --resume vae-scans-1",
    );
    const { code, stderr } = first.whileRunning;
    strictEqual(code, 2);
    match(stderr, /vae-scans-1 is being written by another process\n$/);

    const again = "--resume vae-scans-1";
    const second = await interrupted(again, dir, "SIGTERM");
    strictEqual(second.code, 130);
    match(second.lines.at(-1)!, /--resume vae-scans-1$/);
    strictEqual(second.steps[0], first.steps.at(-1)! + 1);
    ok(second.steps.every((step, i) => step === second.steps[0] + i));
  }));
