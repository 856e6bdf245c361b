/** Ctrl-C and a polite kill end a run after the step that is under way. */
import type { ProgressLine } from "./progress.ts";

/** A signal that aborts at the first SIGINT or SIGTERM; a second one kills. */
export function stopOnSignal(line: ProgressLine): AbortController {
  const stop = new AbortController();
  const names: Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT"]
    : ["SIGINT", "SIGTERM"];
  for (const name of names) {
    Deno.addSignalListener(name, () => {
      if (stop.signal.aborted) Deno.exit(130);
      line.note("stopping after this step; once more to stop at once");
      stop.abort();
    });
  }
  return stop;
}
