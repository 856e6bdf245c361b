/** Jupyter's stop button, or Ctrl-C in a script, ends a training. */

let latest = new AbortController();
let isListening = false;

/**
 * A signal that aborts when the stop button is pressed.
 *
 * The button interrupts the kernel, and Deno's kernel dies of an interrupt with
 * all that it has learned. Once this was called it lives on: the latest signal
 * aborts, the loop ends after the step under way, and the next cell runs with
 * what was learned. In a script a second Ctrl-C ends the process.
 *
 * @example
 * ```ts ignore
 * const signal = stopButton();
 * for await (const event of trainVae(parts, { ...training, signal })) …
 * ```
 */
export function stopButton(): AbortSignal {
  latest = new AbortController();
  if (!isListening) Deno.addSignalListener("SIGINT", press);
  isListening = true;
  return latest.signal;
}

function press(): void {
  if (latest.signal.aborted && !isNotebook()) Deno.exit(130);
  latest.abort();
}

/** Deno's face to Jupyter throws where there is no Jupyter. */
function isNotebook(): boolean {
  try {
    return Boolean(Deno.jupyter);
  } catch {
    return false;
  }
}
