/** Ctrl-C and a polite kill end a command after what is under way. */
import type { ProgressLine } from "./progress.ts";

/** Listens for signals until it is disposed. */
export interface Stop extends Disposable {
  /** Aborts at the first signal. */
  signal: AbortSignal;
}

/** A signal that aborts at the first SIGINT or SIGTERM; a second one kills. */
export function stopOnSignal(line: ProgressLine): Stop {
  const stop = new AbortController();
  const names: Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT"]
    : ["SIGINT", "SIGTERM"];
  function onSignal() {
    if (stop.signal.aborted) Deno.exit(130);
    line.note("stopping after what is under way; once more to stop at once");
    stop.abort();
  }
  for (const name of names) Deno.addSignalListener(name, onSignal);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      for (const name of names) Deno.removeSignalListener(name, onSignal);
    },
  };
}
