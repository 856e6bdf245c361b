import { quoted } from "./_shell.ts";
import { shownPath } from "./flags.ts";

/**
 * The last line of a run that is done: what to do with it.
 *
 * @param run Its folder
 */
export function nextStep(run: string): string {
  return `to judge the samples: deno task evaluate ${quoted(shownPath(run))}`;
}
