/** `--plot`: a browser tab that shows a training while it goes on. */
import { setTimeout as delay } from "node:timers/promises";
import type { TrainEvent } from "@/training/mod.ts";
import { live, openLivePage } from "@/viz/mod.ts";
import type { ProgressLine } from "./progress.ts";

/** Python is allowed to run anyhow, and knows the browsers of all systems. */
const OPEN = "import sys, webbrowser; " +
  "sys.exit(not webbrowser.open(sys.argv[1]))";
const PYTHONS = ["python3", "python"];
/** The last picture must reach the tab before the page is closed. */
const LAST_MILLISECONDS = 1500;
/** Who has not failed by then has opened it. */
const OPENING_MILLISECONDS = 2000;

/**
 * The same events, each shown in a browser tab before it is handed on.
 *
 * The tab keeps the last picture when the run is over.
 *
 * @param open Opens an address in a browser; false if that cannot be done
 */
export async function* plotted(
  events: AsyncIterable<TrainEvent>,
  line: Pick<ProgressLine, "note">,
  open = openBrowser,
): AsyncGenerator<TrainEvent> {
  const page = await openLivePage();
  const draw = (plot: Parameters<typeof page.draw>[0]) =>
    Promise.resolve(page.draw(plot));
  const view = live({ draw });
  try {
    const isOpen = await open(page.url);
    line.note(`plot: ${page.url}${isOpen ? "" : " (open it in a browser)"}`);
    for await (const event of events) {
      await view.update(event);
      yield event;
    }
  } finally {
    await delay(LAST_MILLISECONDS);
    await page.close();
  }
}

async function openBrowser(url: string): Promise<boolean> {
  for (const python of PYTHONS) {
    try {
      const child = new Deno.Command(python, {
        args: ["-c", OPEN, url],
        env: { TERM: "" }, // no browser inside this terminal
        stdin: "null",
        stdout: "null",
        stderr: "null",
      }).spawn();
      child.unref(); // some stay as long as the browser
      return await Promise.race([
        child.status.then(({ success }) => success),
        delay(OPENING_MILLISECONDS, true),
      ]);
    } catch (error) {
      const isMissing = error instanceof Deno.errors.NotFound ||
        error instanceof Deno.errors.NotCapable;
      if (!isMissing) throw error;
    }
  }
  return false;
}
