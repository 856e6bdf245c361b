/** How a program ended. */
export interface ProgramEnd {
  code: number;
  /** The last line that it wrote to stderr, but for those of a stack trace */
  lastWord: string;
}

/** How a program is run. */
export interface ProgramOptions {
  cwd?: string;
  /** Asks it to end, as Ctrl-C does */
  signal?: AbortSignal;
  /** Milliseconds that it may take to end then, before it is killed */
  patience?: number;
}

/**
 * Runs a program apart from this one's terminal: Ctrl-C reaches it only
 * through `signal`, once.
 *
 * @param program Its file
 * @param args What it is given
 */
export async function runProgram(
  program: string,
  args: string[],
  { cwd, signal, patience = 120_000 }: ProgramOptions = {},
): Promise<ProgramEnd> {
  const child = new Deno.Command(program, {
    args,
    cwd,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
    detached: true,
  }).spawn();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function end() {
    kill(child, "SIGTERM");
    timer = setTimeout(() => kill(child, "SIGKILL"), patience);
  }
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  try {
    const stderr = await new Response(child.stderr).text();
    const { code } = await child.status;
    const lines = stderr.trimEnd().split("\n");
    const isFrame = (line: string) => line.startsWith("    at ");
    return { code, lastWord: lines.findLast((line) => !isFrame(line))! };
  } finally {
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  }
}

function kill(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch {
    // It has ended by itself.
  }
}
