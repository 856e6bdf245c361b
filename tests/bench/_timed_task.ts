/** A task of `deno.json` as a process, with its time and its memory. */
import { fromFileUrl, join } from "@std/path";
import type { Round } from "./_data_report.ts";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");
/** How often memory is looked at, in milliseconds. */
const LOOK = 500;

/**
 * Runs a task to its end.
 *
 * Its time is from the start of the process to the end, unless it says itself
 * how long it took.
 *
 * @param args Divided at spaces
 * @throws {Error} With what it said, if it fails
 */
export async function timedTask(task: string, args: string): Promise<Round> {
  const line = await lineOf(task);
  const start = performance.now();
  // Without the task runner, whose memory would be seen in place of its.
  const child = new Deno.Command(Deno.execPath(), {
    args: [...line.split(" ").slice(1), ...args.split(" ")],
    cwd: ROOT,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let peakMb: number | undefined;
  const looking = setInterval(async () => {
    peakMb = await peakOf(child.pid) ?? peakMb;
  }, LOOK);
  const { success, stdout, stderr } = await child.output();
  clearInterval(looking);
  const seconds = secondsIn(stdout) ?? (performance.now() - start) / 1000;
  if (success) return { seconds, peakMb };
  throw new Error(`${task} failed: ${new TextDecoder().decode(stderr)}`);
}

/** A task as `deno.json` has it, or a program of this folder. */
async function lineOf(task: string): Promise<string> {
  if (task.endsWith(".ts")) return `deno run -A tests/bench/${task}`;
  const text = await Deno.readTextFile(join(ROOT, "deno.json"));
  return JSON.parse(text).tasks[task];
}

/** What a program says of its own time, without its start. */
function secondsIn(stdout: Uint8Array): number | undefined {
  const found = /"seconds":([\d.e-]+)/.exec(new TextDecoder().decode(stdout));
  return found ? Number(found[1]) : undefined;
}

/** Most that a process has held so far; the kernel keeps count. */
async function peakOf(pid: number): Promise<number | undefined> {
  try {
    // By a program: what may read /proc in Deno may do everything.
    const cat = new Deno.Command("cat", {
      args: [`/proc/${pid}/status`],
      stderr: "null",
    });
    const status = new TextDecoder().decode((await cat.output()).stdout);
    const kib = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) * 1024 / 1e6;
  } catch {
    return undefined; // no such program
  }
}
